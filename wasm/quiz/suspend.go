package quiz

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
)

// The suspend text is all of a quiz's state, for sessionStorage, an attribute or
// an LMS. Its parts stand between bars:
//
//	1|STORY|QUESTIONS|AT|ANSWERS|HANDS|REASON|REASON|…|.
//
//   - 1 is the version; STORY the story's id; QUESTIONS the hash of what is asked,
//     eight hexadecimal digits; AT the step, in base 36.
//   - ANSWERS are three characters a question: the place of the option, that of
//     the strength, "-" for none, and "s" where the story's own was shown, else "-".
//   - HANDS are two digits in base 36 for each option of each question; nothing
//     when no hand went up.
//   - A REASON stands there for each judgment; in it ~1 is a bar and ~0 a tilde.
//
// It is never longer than SCORM 1.2 allows, in UTF-16 units as JavaScript
// counts them: a reason that has no room is cut when it is given, and with room
// for every hand kept free, so that nothing that was once taken is lost.

// maxSuspend is how long a suspend text may be
// (https://scorm.com/scorm-explained/technical-scorm/run-time/run-time-reference/, cmi.suspend_data in SCORM 1.2).
const maxSuspend = 4096

// maxReason is how long a reason may be, in UTF-16 units.
const maxReason = 280

const version = "1"

// Suspend gives the suspend text.
func (t *T) Suspend() string { return t.suspend(false) }

// suspend gives the suspend text; with room, one in which all but the reasons
// is as long as it can get.
func (t *T) suspend(room bool) string {
	var b, hands, reasons strings.Builder
	voted := room
	for i := range t.answers {
		a := &t.answers[i]
		b.WriteByte(digit(a.choice))
		b.WriteByte(digit(a.strength))
		if a.shown {
			b.WriteByte('s')
		} else {
			b.WriteByte('-')
		}
		for _, n := range a.hands {
			voted = voted || n > 0
			hands.WriteByte(digit(n / 36))
			hands.WriteByte(digit(n % 36))
		}
		if t.questions[i].judged() {
			reasons.WriteString(strings.ReplaceAll(strings.ReplaceAll(a.reason, "~", "~0"), "|", "~1") + "|")
		}
	}
	at, votes := t.at, ""
	if room {
		at = t.end()
	}
	if voted {
		votes = hands.String()
	}
	return t.stamp + strconv.FormatInt(int64(at), 36) + "|" + b.String() + "|" + votes + "|" + reasons.String() + "."
}

// digit is a number of -1 to 35 in a character.
func digit(n int) byte {
	return "-0123456789abcdefghijklmnopqrstuvwxyz"[n+1]
}

// number is the reverse of digit; -2 for what is none.
func number(c byte) int {
	switch {
	case c == '-':
		return -1
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	}
	return -2
}

// whole is a whole number of few digits; -1 for what is none. What strconv
// says of others would be too large for the program.
func whole(digits string, base int) int {
	if digits == "" || len(digits) > 4 {
		return -1
	}
	n := 0
	for i := range len(digits) {
		d := number(digits[i])
		if d < 0 || d >= base {
			return -1
		}
		n = n*base + d
	}
	return n
}

// stamped is what a suspend text of this quiz begins with.
func (t *T) stamped() string {
	var b strings.Builder
	for i := range t.questions {
		q := &t.questions[i]
		b.WriteString(sortNames[q.sort])
		if q.statement >= 0 {
			b.WriteString(" s " + t.m.Statements[q.statement].ID)
		}
		if q.finding >= 0 {
			b.WriteString(" f " + t.m.Findings[q.finding].ID)
		}
		if q.sort == dispute {
			b.WriteString(" on " + t.m.Findings[q.first].ID)
		}
		if q.asked != nil {
			b.WriteString("\n" + q.asked.Ask)
		}
		for _, o := range q.options {
			b.WriteString("\n" + o.name)
			if q.asked != nil {
				b.WriteString(" " + o.text) // other texts are the language's
			}
			if o.right {
				b.WriteByte('!')
			}
		}
		b.WriteByte('\n')
	}
	digits := strconv.FormatUint(uint64(hash(b.String())), 16)
	return version + "|" + t.m.ID + "|" + strings.Repeat("0", 8-len(digits)) + digits + "|"
}

// Resume takes up a suspend text. One that is of another story, of other
// questions or damaged is refused, and then everything is as it was; a reader
// is told, and can save the text. The empty one is taken for none.
func (t *T) Resume(text string) bool {
	if text == "" {
		return true
	}
	at, answers, ok := t.parse(text)
	if !ok {
		t.stale = text
		t.notice = t.m.Catalog.Get(i18n.ClassQuizStale)
		t.spoken = t.notice
		return false
	}
	t.answers = answers
	t.stale, t.notice = "", ""
	for i := range answers {
		t.counts = t.counts || sum(answers[i].hands) > 0
	}
	t.goTo(at)
	t.spoken = t.progress()
	return true
}

func (t *T) parse(text string) (at int, answers []answer, ok bool) {
	rest, ours := strings.CutPrefix(text, t.stamp)
	parts := strings.Split(rest, "|")
	if !ours || len(parts) < 4 || parts[len(parts)-1] != "." {
		return 0, nil, false
	}
	// A copy with nothing answered is filled, and is the right one if it writes the same text.
	c := *t
	c.clear()
	n := whole(parts[0], 36)
	codes, hands, reasons := parts[1], parts[2], parts[3:len(parts)-1]
	if n < 0 || n > c.end() || len(codes) != 3*len(c.questions) {
		return 0, nil, false
	}
	c.at = n
	for i := range c.questions {
		q, a := &c.questions[i], &c.answers[i]
		a.choice, a.strength, a.shown = number(codes[3*i]), number(codes[3*i+1]), codes[3*i+2] == 's'
		if a.choice < -1 || a.choice >= len(q.options) || a.strength < -1 || a.strength >= len(strengths) || a.strength >= 0 && !q.judged() {
			return 0, nil, false
		}
		for o := range a.hands {
			if hands == "" {
				break
			}
			if len(hands) < 2 {
				return 0, nil, false
			}
			a.hands[o] = 36*number(hands[0]) + number(hands[1])
			if a.hands[o] < 0 || a.hands[o] > maxHands {
				return 0, nil, false
			}
			hands = hands[2:]
		}
		if !q.judged() {
			continue
		}
		if len(reasons) == 0 {
			return 0, nil, false
		}
		a.reason = strings.ReplaceAll(strings.ReplaceAll(reasons[0], "~1", "|"), "~0", "~")
		reasons = reasons[1:]
		if tidy(a.reason) != a.reason || units(a.reason) > maxReason {
			return 0, nil, false
		}
	}
	return c.at, c.answers, c.Suspend() == text && units(c.suspend(true)) <= maxSuspend
}

// reason takes a reason, as much of it as there is room for.
func (t *T) reason(a *answer, text string) bool {
	text = tidy(text)
	if text == a.reason {
		return false
	}
	a.reason = ""
	room := maxSuspend - units(t.suspend(true))
	left := maxReason
	for i, r := range text {
		own := units(string(r))
		cost := own
		if r == '|' || r == '~' {
			cost++ // it is written as two
		}
		if own > left || cost > room {
			text = strings.TrimSpace(text[:i])
			t.notice = t.m.Catalog.Get(i18n.ClassQuizCut)
			t.spoken = t.notice
			break
		}
		left -= own
		room -= cost
	}
	a.reason = text
	return true
}

// tidy makes a text a line: what is not UTF-8 is replaced, line breaks and
// other control characters become blanks, and what reorders text unseen goes.
func tidy(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF:
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// units counts UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
