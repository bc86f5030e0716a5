package site

import (
	"encoding/json"
	"os"
	"path/filepath"

	"statement-evidence/wasm/words"
)

// sound is what plays and decodes sound. Nothing of it is loaded before a
// reader opens a record's sound.
type sound struct {
	Player string            `json:"player"` // file: web/player.js
	Ear    string            `json:"ear"`    // file: the shim and web/ear.js; the program lies beside it
	Says   map[string]string `json:"says"`
	files  map[string][]byte
}

func (src Sources) sound(shim []byte) (sound, error) {
	player, err := readModule(filepath.Join(src.Web, "player.js"))
	if err != nil {
		return sound{}, err
	}
	worker, err := readScript(filepath.Join(src.Web, "ear.js"))
	if err != nil {
		return sound{}, err
	}
	worker = append(append([]byte{}, shim...), worker...)
	program, err := os.ReadFile(src.Ear)
	if err != nil {
		return sound{}, err
	}
	s := sound{Player: name("player.js", player), Ear: name("ear.js", worker, program)}
	s.files = map[string][]byte{
		s.Player:                          player,
		s.Ear:                             worker,
		name("ear.wasm", worker, program): program,
	}
	return s, nil
}

// in gives the file that leads an element to its player, in a language.
func (s sound) in(w *words.Words) ([]byte, error) {
	s.Says = playerWords(w)
	return json.Marshal(s)
}

// playerWords is what web/player.js says, by the names it knows them by.
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
