package cite

import "strings"

// The rules of this file follow https://wicg.github.io/scroll-to-text-fragment/
//
//   - A directive is text=[prefix-,]start[,end][,-suffix], and what is in it is
//     percent-encoded unless RFC 3986 calls it unreserved and it is no hyphen.
//   - Browsers look for whole words only, so no word is ever cut.

const (
	few  = 4 // words that are enough to find a place by
	many = 8 // words up to which a quotation is given whole
)

// TextFragment gives an address that leads to the exact words in a page, in
// browsers that know text fragments; the others open the page. Exact
// begins and ends where words do; prefix and suffix are the words around it,
// or empty. Words left out, as in "I … see", are passed over.
func TextFragment(url, exact, prefix, suffix string) string {
	exact = strings.ReplaceAll(exact, string(omission), " ")
	exact = trim(ellipses(exact), ' ')
	words := trim(exact, omission)
	if words == "" {
		return url
	}
	start, end := words, ""
	if head, _, gap := strings.Cut(words, string(omission)); gap {
		start, end = first(head), last(behind(words))
	} else if len(cut(words)) > many {
		start, end = first(words), last(words)
	}
	var b strings.Builder
	b.WriteString(url)
	page, own, _ := strings.Cut(url, "#")
	switch {
	case strings.Contains(own, ":~:"):
		b.WriteByte('&')
	case page != url:
		b.WriteString(":~:")
	default:
		b.WriteString("#:~:")
	}
	b.WriteString("text=")
	if before := last(behind(ellipses(prefix))); before != "" && strings.HasPrefix(exact, words) {
		encode(&b, before)
		b.WriteString("-,")
	}
	encode(&b, start)
	if end != "" {
		b.WriteByte(',')
		encode(&b, end)
	}
	next, _, _ := strings.Cut(ellipses(suffix), string(omission))
	if after := first(next); after != "" && strings.HasSuffix(exact, words) {
		b.WriteString(",-")
		encode(&b, after)
	}
	return b.String()
}

// omission marks words left out. Line breaks of a text are spaces here.
const omission = '\n'

// ellipses writes every mark of omission as one.
func ellipses(text string) string {
	for _, mark := range []string{"...", "….", "[…]", "(…)"} {
		text = strings.ReplaceAll(text, mark, "…")
	}
	return strings.ReplaceAll(text, "…", string(omission))
}

// behind is the text after the last omission.
func behind(text string) string {
	return text[strings.LastIndexByte(text, omission)+1:]
}

// trim takes spaces off the ends of a text, and another character.
func trim(text string, other byte) string {
	for text != "" && (text[0] == ' ' || text[0] == other) {
		text = text[1:]
	}
	for text != "" && (text[len(text)-1] == ' ' || text[len(text)-1] == other) {
		text = text[:len(text)-1]
	}
	return text
}

// first and last give the words that a text is known by at its ends.
func first(text string) string {
	all := cut(text)
	return trim(strings.Join(all[:min(few, len(all))], ""), ' ')
}

func last(text string) string {
	all := cut(text)
	return trim(strings.Join(all[max(0, len(all)-few):], ""), ' ')
}

// cut cuts a text after its spaces, and after the marks of Chinese and
// Japanese, which have none.
func cut(text string) []string {
	var all []string
	start := 0
	for i, r := range text {
		size := 1
		switch r {
		case ' ':
		case '、', '。', '，', '；', '：', '！', '？':
			size = len("。")
		default:
			continue
		}
		if trim(text[start:i], ' ') != "" {
			all = append(all, text[start:i+size])
			start = i + size
		}
	}
	if start < len(text) {
		all = append(all, text[start:])
	}
	return all
}

func encode(b *strings.Builder, text string) {
	for i := range len(text) {
		if c := text[i]; alphanumeric(c) || c == '.' || c == '_' || c == '~' {
			b.WriteByte(c)
		} else {
			percent(b, c)
		}
	}
}

const hex = "0123456789ABCDEF"

func percent(b *strings.Builder, c byte) {
	b.WriteByte('%')
	b.WriteByte(hex[c>>4])
	b.WriteByte(hex[c&15])
}

func alphanumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}
