package mp3

// id3v2Size is the number of bytes of the ID3v2 tag that b begins with, itself
// included; 0 if it begins with none. https://id3.org/id3v2.4.0-structure, 3.1.
func id3v2Size(b []byte) int64 {
	if len(b) < 10 || string(b[:3]) != "ID3" || b[3] == 0xff || b[4] == 0xff || (b[6]|b[7]|b[8]|b[9])&0x80 != 0 {
		return 0
	}
	n := 10 + int64(b[6])<<21 + int64(b[7])<<14 + int64(b[8])<<7 + int64(b[9])
	if b[5]&0x10 != 0 {
		n += 10 // a footer
	}
	return n
}

// mayBeID3v2 reports whether more bytes could make b the beginning of a tag.
func mayBeID3v2(b []byte) bool {
	return len(b) < 10 && string(b[:min(3, len(b))]) == "ID3"[:min(3, len(b))]
}

// isID3v1 reports whether b begins with an ID3v1 tag, which is 128 bytes long
// and ends a file: https://id3.org/ID3v1.
func isID3v1(b []byte) bool { return len(b) >= 3 && string(b[:3]) == "TAG" }

const id3v1Size = 128
