// Package mp3 decodes MP3: it reads the properties of a recording (Inspect), decodes it as
// it arrives (Stream) or a part of it sample by sample (Index.DecodeRange), and
// draws its shape (Peaks). It is the only importer of go-mp3.
//
// Read header and side (what a frame says of itself), decoder (one frame at a
// time through go-mp3), then stream, inspect, index, format and peaks.
//
// Samples are counted per channel, from 0, in the linear decode: every frame
// of the file in order, none left out, nothing trimmed. A frame that cannot be
// decoded is silence, so that the time stays right. What a browser plays
// begins later and ends earlier; see Format.Heard.
//
// go-mp3 v0.3.4 panics, allocates without bound or decodes noise on some
// input, and a panic ends a program built by TinyGo. So go-mp3 never sees a
// byte that is not part of a whole frame which this package has read first.
package mp3
