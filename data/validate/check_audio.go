package validate

import (
	"path"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of sound.

func (c *checker) audio(a *data.Audio, words []data.Passage) {
	if a == nil {
		return
	}
	if len(words) == 0 {
		c.add("audio", "there are no words to be heard", "quote them, or remove this")
	}
	if problem := badRecording(a.Src); problem != "" {
		c.add("audio.src", typography.Quote(a.Src)+" "+problem, `name an MP3 file by its path from the story's file, as in "audio/speech.mp3"`)
	}
	choice(c, "audio.kind", a.Kind, data.Voices)
	switch clip := a.Clip; {
	case clip == nil:
	case clip.From < 0:
		c.add("audio.clip.from", strconv.Itoa(clip.From)+" is before the recording", "the recording starts at 0 milliseconds")
	case clip.To <= clip.From:
		c.add("audio.clip.to", strconv.Itoa(clip.To)+" is not after from, "+strconv.Itoa(clip.From), "a clip has both ends in milliseconds, the later last")
	}
}

// badRecording says what is wrong with the path of a recording. An empty one is
// for the rule of text.
func badRecording(src string) string {
	switch {
	case src == "":
		return ""
	case outside(src):
		return "is not a path below the story's folder"
	case !strings.HasSuffix(src, ".mp3"):
		return "does not end in .mp3"
	}
	return ""
}

// outside reports whether a path is none below the story's folder.
func outside(src string) bool {
	return strings.ContainsAny(src, `:\`) || path.Clean(src) != src || path.IsAbs(src) || src == "." || src == ".." || strings.HasPrefix(src, "../")
}
