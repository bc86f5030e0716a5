package site

import "path/filepath"

// framed names what the page for frames loads beside the others.
type framed struct {
	Style  string // file: web/css/frame.css and one.css
	Script string // file: web/iframe/frame.js
	Resize string // file: web/iframe/height.js
}

// framed makes those files, by name.
func (src Sources) framed() (*framed, map[string][]byte, error) {
	style, err := readStyle(src.Web, "frame", "one")
	if err != nil {
		return nil, nil, err
	}
	script, err := readScript(filepath.Join(src.Web, "iframe", "frame.js"))
	if err != nil {
		return nil, nil, err
	}
	resize, err := readScript(filepath.Join(src.Web, "iframe", "height.js"))
	if err != nil {
		return nil, nil, err
	}
	f := &framed{Style: name("frame.css", style), Script: name("frame.js", script), Resize: name("resize.js", resize)}
	return f, map[string][]byte{f.Style: style, f.Script: script, f.Resize: resize}, nil
}
