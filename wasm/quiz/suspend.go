package quiz

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
)

// The suspend text is the state of a quiz, for sessionStorage, an attribute or an
// LMS. Its fields are separated by bars:
//
//	1|STORY|QUESTIONS|AT|ANSWERS|HANDS|REASON|REASON|…|.
//
//   - 1 is the version; STORY the story's id; QUESTIONS a hash of the questions,
//     eight hexadecimal digits; AT the step, in base 36.
//   - ANSWERS are three characters a question: the index of the option, that of the
//     strength, "-" for none, and "s" if the story's answer was revealed, else "-".
//   - HANDS are two digits in base 36 for each option of each question, or empty if
//     no hand was raised.
//   - There is a REASON for each judgment; in it ~1 is a bar and ~0 a tilde.
//
// It is never longer than SCORM 1.2 allows, in UTF-16 units as JavaScript counts
// them: a reason that does not fit is cut when it is entered. Room for every hand
// is reserved, so nothing that was accepted is lost later.

// maxSuspend is the maximum length of a suspend text in UTF-16 units
// (https://scorm.com/scorm-explained/technical-scorm/run-time/run-time-reference/, cmi.suspend_data in SCORM 1.2).
const maxSuspend = 4096

// maxReason is the maximum length of a reason, in UTF-16 units.
const maxReason = 280

const version = "1"

// Suspend returns the suspend text.
func (t *Quiz) Suspend() string { return t.suspend(false) }

// suspend returns the suspend text; with room, everything except the reasons is as
// long as it can get.
func (t *Quiz) suspend(room bool) string {
	var b, hands, reasons strings.Builder
	voted := room
	for i := range t.answers {
		a := &t.answers[i]
		b.WriteByte(formatDigit(a.choice))
		b.WriteByte(formatDigit(a.strength))
		if a.revealed {
			b.WriteByte('s')
		} else {
			b.WriteByte('-')
		}
		for _, n := range a.votes {
			voted = voted || n > 0
			hands.WriteByte(formatDigit(n / 36))
			hands.WriteByte(formatDigit(n % 36))
		}
		if t.questions[i].isJudgment() {
			reasons.WriteString(strings.ReplaceAll(strings.ReplaceAll(a.reason, "~", "~0"), "|", "~1") + "|")
		}
	}
	at, votes := t.at, ""
	if room {
		at = t.endStep()
	}
	if voted {
		votes = hands.String()
	}
	return t.prefix + strconv.FormatInt(int64(at), 36) + "|" + b.String() + "|" + votes + "|" + reasons.String() + "."
}

// formatDigit writes a number from -1 to 35 as one character.
func formatDigit(n int) byte {
	return "-0123456789abcdefghijklmnopqrstuvwxyz"[n+1]
}

// parseDigit is the inverse of formatDigit; -2 for any other character.
func parseDigit(c byte) int {
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

// parseUint parses a number of at most four digits; -1 if it is none. The errors of
// strconv would make the program too large.
func parseUint(digits string, base int) int {
	if digits == "" || len(digits) > 4 {
		return -1
	}
	n := 0
	for i := range len(digits) {
		d := parseDigit(digits[i])
		if d < 0 || d >= base {
			return -1
		}
		n = n*base + d
	}
	return n
}

// suspendPrefix is the prefix of this quiz's suspend texts.
func (t *Quiz) suspendPrefix() string {
	var b strings.Builder
	for i := range t.questions {
		q := &t.questions[i]
		b.WriteString(typeNames[q.typ])
		if q.statement >= 0 {
			b.WriteString(" s " + t.m.Statements[q.statement].ID)
		}
		if q.finding >= 0 {
			b.WriteString(" f " + t.m.Findings[q.finding].ID)
		}
		if q.typ == dispute {
			b.WriteString(" on " + t.m.Findings[q.earlier].ID)
		}
		if q.lesson != nil {
			b.WriteString("\n" + q.lesson.Ask)
		}
		for _, o := range q.options {
			b.WriteString("\n" + o.name)
			if q.lesson != nil {
				b.WriteString(" " + o.text) // other texts depend on the language
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

// Resume restores the state of a suspend text. One of another story, of other
// questions or a damaged one changes nothing; a notice then offers to save it. An
// empty text is ignored.
func (t *Quiz) Resume(text string) bool {
	if text == "" {
		return true
	}
	at, answers, ok := t.parseSuspend(text)
	if !ok {
		t.stale = text
		t.notice = t.m.Catalog.Get(i18n.ClassQuizStale)
		t.announcement = t.notice
		return false
	}
	t.answers = answers
	t.stale, t.notice = "", ""
	for i := range answers {
		t.counting = t.counting || sum(answers[i].votes) > 0
	}
	t.goTo(at)
	t.announcement = t.progress()
	return true
}

func (t *Quiz) parseSuspend(text string) (at int, answers []answer, ok bool) {
	rest, ours := strings.CutPrefix(text, t.prefix)
	parts := strings.Split(rest, "|")
	if !ours || len(parts) < 4 || parts[len(parts)-1] != "." {
		return 0, nil, false
	}
	// An empty copy is filled, and is correct if it writes the same text.
	c := *t
	c.reset()
	n := parseUint(parts[0], 36)
	codes, hands, reasons := parts[1], parts[2], parts[3:len(parts)-1]
	if n < 0 || n > c.endStep() || len(codes) != 3*len(c.questions) {
		return 0, nil, false
	}
	c.at = n
	for i := range c.questions {
		q, a := &c.questions[i], &c.answers[i]
		a.choice, a.strength, a.revealed = parseDigit(codes[3*i]), parseDigit(codes[3*i+1]), codes[3*i+2] == 's'
		if a.choice < -1 || a.choice >= len(q.options) || a.strength < -1 || a.strength >= len(strengths) || a.strength >= 0 && !q.isJudgment() {
			return 0, nil, false
		}
		for o := range a.votes {
			if hands == "" {
				break
			}
			if len(hands) < 2 {
				return 0, nil, false
			}
			a.votes[o] = 36*parseDigit(hands[0]) + parseDigit(hands[1])
			if a.votes[o] < 0 || a.votes[o] > maxVotes {
				return 0, nil, false
			}
			hands = hands[2:]
		}
		if !q.isJudgment() {
			continue
		}
		if len(reasons) == 0 {
			return 0, nil, false
		}
		a.reason = strings.ReplaceAll(strings.ReplaceAll(reasons[0], "~1", "|"), "~0", "~")
		reasons = reasons[1:]
		if sanitize(a.reason) != a.reason || utf16Len(a.reason) > maxReason {
			return 0, nil, false
		}
	}
	return c.at, c.answers, c.Suspend() == text && utf16Len(c.suspend(true)) <= maxSuspend
}

// setReason sets a reason, as much of it as fits.
func (t *Quiz) setReason(a *answer, text string) bool {
	text = sanitize(text)
	if text == a.reason {
		return false
	}
	a.reason = ""
	room := maxSuspend - utf16Len(t.suspend(true))
	left := maxReason
	for i, r := range text {
		own := utf16Len(string(r))
		cost := own
		if r == '|' || r == '~' {
			cost++ // it is escaped as two
		}
		if own > left || cost > room {
			text = strings.TrimSpace(text[:i])
			t.notice = t.m.Catalog.Get(i18n.ClassQuizCut)
			t.announcement = t.notice
			break
		}
		left -= own
		room -= cost
	}
	a.reason = text
	return true
}

// sanitize makes a text one line: invalid UTF-8 is replaced, line breaks and other
// control characters become spaces, and invisible bidi controls are removed.
func sanitize(text string) string {
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

// utf16Len counts UTF-16 units.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
