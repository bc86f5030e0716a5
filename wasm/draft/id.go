package draft

import (
	"strconv"
	"strings"

	"statement-evidence/data/typography"
)

// Settle gives ids that last to what has names and days by now.
func (d *Draft) Settle() {
	root := d.root
	if title := slug(root.Get("title"), 6); root.Get("id") == "comparison" && title != "" {
		root = root.With("id", Text(unique(root, title)))
	}
	for i := range root.At("speakers").Len() {
		at := item("speakers", i)
		was, name := root.Get(at+".id"), slug(root.Get(at+".name"), 4)
		if !provisional(was, "speaker") || name == "" {
			continue
		}
		now := uniqueIn(root, name, "speakers")
		root = root.With(at+".id", Text(now))
		for k := range root.At("statements").Len() {
			if s := item("statements", k) + ".speaker"; root.Get(s) == was {
				root = root.With(s, Text(now))
			}
		}
	}
	for i := range root.At("sources").Len() {
		at := item("sources", i)
		was, host := root.Get(at+".id"), hostOf(root.Get(at+".url"))
		if !provisional(was, "source") || host == "" {
			continue
		}
		name := host
		if publisher := slug(root.Get(at+".publisher"), 4); publisher != "" {
			name = publisher
		}
		now := uniqueIn(root, name, "sources")
		root = root.With(at+".id", Text(now))
		eachCitation(root, func(_, citation string) {
			if root.Get(citation+".source") == was {
				root = root.With(citation+".source", Text(now))
			}
		})
	}
	for i := range root.At("statements").Len() {
		at := item("statements", i)
		speaker := find(root, "speakers", "id", root.Get(at+".speaker"))
		if speaker >= 0 && provisional(root.Get(at+".id"), "statement") {
			root = named(root, at, root.Get(item("speakers", speaker)+".name"), root.Get(at+".at"))
		}
	}
	for i := range root.At("findings").Len() {
		if at := item("findings", i); provisional(root.Get(at+".id"), "finding") {
			root = named(root, at, root.Get(at+".body"), root.Get(at+".public"))
		}
	}
	if root != d.root {
		merge := d.merging
		if merge == "" {
			merge = "settle"
		}
		d.merging = merge // no change of its own to undo
		d.commit(root, merge)
		d.merging = ""
	}
}

// named gives a record the id of a name and a date, if there are both.
func named(root *Value, at, name, date string) *Value {
	if name = slug(name, 4); name == "" || !Dated(date) {
		return root
	}
	was := root.Get(at + ".id")
	return renamed(root, was, unique(root, name+"-"+slug(date[:min(len(date), len("2006-01-02"))], 3)))
}

// renamed gives a record another id wherever it is named, or, if that is empty, names it no more.
func renamed(root *Value, was, now string) *Value {
	if was == "" {
		return root
	}
	inList := func(path string) {
		for k := root.At(path).Len() - 1; k >= 0; k-- {
			if at := item(path, k); root.Get(at) == was {
				if now == "" {
					root = root.With(at, nil)
				} else {
					root = root.With(at, Text(now))
				}
			}
		}
	}
	for _, list := range []string{"statements", "findings"} {
		for i := range root.At(list).Len() {
			for _, field := range []string{".showWith", ".precededBy"} {
				if at := item(list, i) + field; root.At(at) != nil {
					if inList(at); root.At(at).Len() == 0 {
						root = root.With(at, nil)
					}
				}
			}
			if at := item(list, i) + ".id"; now != "" && root.Get(at) == was {
				root = root.With(at, Text(now))
			}
		}
	}
	for i := root.At("lead").Len() - 1; i >= 0; i-- {
		at := item("lead", i)
		inList(at + ".with")
		if root.Get(at+".head") != was {
			continue
		}
		if now == "" {
			root = root.With(at, nil)
		} else {
			root = root.With(at+".head", Text(now))
		}
	}
	for _, field := range []string{"relations.from", "relations.to", "corrections.record"} {
		list, name, _ := strings.Cut(field, ".")
		for i := range root.At(list).Len() {
			if at := item(list, i) + "." + name; now != "" && root.Get(at) == was {
				root = root.With(at, Text(now))
			}
		}
	}
	return root
}

// IsDay reports whether a text begins with an ISO day.
func IsDay(s string) bool {
	if len(s) < 10 {
		return false
	}
	for i, c := range []byte(s[:10]) {
		if (i == 4 || i == 7) != (c == '-') || c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	return "01" <= s[5:7] && s[5:7] <= "12" && "01" <= s[8:10] && s[8:10] <= "31" && (len(s) == 10 || s[10] == 'T')
}

func provisional(id, word string) bool {
	number, ok := strings.CutPrefix(id, word+"-")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

// free gives an id that nothing has: the word and a number.
func free(root *Value, word string, lists ...string) string {
	for n := 1; ; n++ {
		if id := word + "-" + strconv.Itoa(n); uniqueIn(root, id, lists...) == id {
			return id
		}
	}
}

func unique(root *Value, id string) string { return uniqueIn(root, id, "statements", "findings") }

// uniqueIn gives an id that nothing in the lists has, with a number behind it if need be.
func uniqueIn(root *Value, id string, lists ...string) string {
	for n, now := 2, id; ; n++ {
		taken := root.Get("id") == now
		for _, list := range lists {
			taken = taken || find(root, list, "id", now) >= 0
		}
		if !taken {
			return now
		}
		now = id + "-" + strconv.Itoa(n)
	}
}

func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	if !ok {
		return ""
	}
	return slug(strings.TrimPrefix(host, "www."), 4)
}

// letters are plain letters for others, as far as ids need them; one of a script
// that is not here is left out.
var letters = []string{"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "à", "a", "á", "a", "â", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ø", "o", "œ", "oe",
	"ù", "u", "ú", "u", "û", "u", "ý", "y", "ł", "l", "ś", "s", "š", "s", "ž", "z", "ż", "z", "ź", "z", "č", "c", "ć", "c", "ę", "e", "ą", "a", "ń", "n",
	"а", "a", "б", "b", "в", "v", "г", "h", "ґ", "g", "д", "d", "е", "e", "є", "ie", "ж", "zh", "з", "z", "и", "y", "і", "i", "ї", "i", "й", "i", "к", "k", "л", "l", "м", "m",
	"н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ь", "", "ю", "iu", "я", "ia",
	"’", "", "'", ""}

// slug makes the part of an id of a text: its first words.
func slug(text string, words int) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.FieldsFunc(typography.Replace(strings.ToLower(text), letters...), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if n++; n > words || b.Len()+len(word) > 50 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	return b.String()
}
