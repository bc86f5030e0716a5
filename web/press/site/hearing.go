package site

import (
	"encoding/json"
	"os"
	"path/filepath"

	"statement-evidence/wasm/words"
)

// hearing is what plays and decodes sound. Nothing of it is loaded before a
// reader opens a record's sound.
type hearing struct {
	Player string            `json:"player"` // file: web/lazy/player.js
	Style  string            `json:"style"`  // file: web/css/player.css
	Ear    string            `json:"ear"`    // file: the shim and web/worker/decoder.js; the program lies beside it
	Says   map[string]string `json:"says"`
	files  map[string][]byte
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
	program, err := os.ReadFile(src.Ear)
	if err != nil {
		return hearing{}, err
	}
	h := hearing{Player: name("player.js", player), Style: name("player.css", style), Ear: name("ear.js", worker, program)}
	h.files = map[string][]byte{
		h.Style:                           style,
		h.Player:                          player,
		h.Ear:                             worker,
		name("ear.wasm", worker, program): program,
	}
	return h, nil
}

// in gives the file that leads an element to its player, in a language.
func (h hearing) in(w *words.Words) ([]byte, error) {
	h.Says = playerWords(w)
	return json.Marshal(h)
}

// playerWords is what web/lazy/player.js says, by the names it knows them by.
func playerWords(w *words.Words) map[string]string {
	return map[string]string{
		"play":        w.Say(words.PlayerPlay),
		"pause":       w.Say(words.PlayerPause),
		"position":    w.Say(words.PlayerPosition),
		"of":          w.Say(words.PlayerOf),
		"speed":       w.Say(words.PlayerSpeed),
		"times":       w.Say(words.PlayerTimes),
		"repeat":      w.Say(words.PlayerRepeat),
		"hear":        w.Say(words.PlayerHear),
		"turn":        w.Say(words.PlayerTurn),
		"now":         w.Say(words.PlayerNow),
		"transcript":  w.Say(words.PlayerTranscript),
		"no-waveform": w.Say(words.PlayerNoWaveform),
		"no-sound":    w.Say(words.PlayerNoSound),
	}
}
