package site

import (
	"encoding/json"
	"os"
	"path/filepath"

	"statement-evidence/wasm/i18n"
)

// hearing is what plays and decodes sound. Nothing of it is loaded before a
// reader opens a record's sound.
type hearing struct {
	Player  string            `json:"player"`  // file: web/lazy/player.js
	Style   string            `json:"style"`   // file: web/css/player.css
	Decoder string            `json:"decoder"` // file: the shim and web/worker/decoder.js; the program is in the same folder
	Says    map[string]string `json:"says"`
	files   map[string][]byte
}

func (src Sources) hearing(shim []byte) (hearing, error) {
	style, err := readStyle(src.Web, "player")
	if err != nil {
		return hearing{}, err
	}
	player, err := readModule(filepath.Join(src.Web, "lazy", "player.js"))
	if err != nil {
		return hearing{}, err
	}
	worker, err := readScript(filepath.Join(src.Web, "worker", "decoder.js"))
	if err != nil {
		return hearing{}, err
	}
	worker = append(append([]byte{}, shim...), worker...)
	program, err := os.ReadFile(src.Decoder)
	if err != nil {
		return hearing{}, err
	}
	h := hearing{Player: name("player.js", player), Style: name("player.css", style), Decoder: name("decoder.js", worker, program)}
	h.files = map[string][]byte{
		h.Style:                               style,
		h.Player:                              player,
		h.Decoder:                             worker,
		name("decoder.wasm", worker, program): program,
	}
	return h, nil
}

// in gives the file that leads an element to its player, in a language.
func (h hearing) in(w *i18n.Catalog) ([]byte, error) {
	h.Says = playerWords(w)
	return json.Marshal(h)
}

// playerWords is what web/lazy/player.js says, by the names it knows them by.
func playerWords(w *i18n.Catalog) map[string]string {
	return map[string]string{
		"play":        w.Get(i18n.PlayerPlay),
		"pause":       w.Get(i18n.PlayerPause),
		"position":    w.Get(i18n.PlayerPosition),
		"of":          w.Get(i18n.PlayerOf),
		"speed":       w.Get(i18n.PlayerSpeed),
		"times":       w.Get(i18n.PlayerTimes),
		"repeat":      w.Get(i18n.PlayerRepeat),
		"hear":        w.Get(i18n.PlayerHear),
		"turn":        w.Get(i18n.PlayerTurn),
		"now":         w.Get(i18n.PlayerNow),
		"transcript":  w.Get(i18n.PlayerTranscript),
		"no-waveform": w.Get(i18n.PlayerNoWaveform),
		"no-sound":    w.Get(i18n.PlayerNoSound),
	}
}
