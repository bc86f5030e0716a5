package validate

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of pictures.

// maxPictures is the most that a record shows.
const maxPictures = 10

// pictureEndings are those of the files that every browser shows, and that hold nothing but a picture.
const pictureEndings = ".jpg, .jpeg, .png, .webp, .avif"

func (c *checker) pictures(all []data.PictureFile) {
	if len(all) > maxPictures {
		c.add("pictures", "has "+strconv.Itoa(len(all))+" pictures, more than "+strconv.Itoa(maxPictures), "show those that matter")
	}
	for i := range all {
		if problem := badPicture(all[i].Src); problem != "" {
			c.add(item("pictures", i)+".src", typography.Quote(all[i].Src)+" "+problem, `name a JPEG, PNG, WebP or AVIF file by its path from the story's file, as in "pictures/bridge.jpg"`)
		}
	}
}

// badPicture says what is wrong with the path of a picture. An empty one is for the rule of text.
func badPicture(src string) string {
	switch ending := src[strings.LastIndexByte(src, '.')+1:]; {
	case src == "":
		return ""
	case outside(src):
		return "is not a path below the story's folder"
	case ending == "svg":
		return "is SVG, which can carry scripts"
	case !strings.Contains(pictureEndings+",", "."+ending+","):
		return "does not end in " + pictureEndings
	}
	return ""
}
