package claimreview

import (
	"fmt"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
)

// review is what a story can say of one review. What is not given, or not said for sure, is empty.
type review struct {
	claim       []string // in the words of the review, or of who made it
	quoted      bool     // all of it stands in quotation marks
	speaker     string
	kind        data.SpeakerKind
	role        string
	at          string // ISO day
	medium      string
	appearances []string // addresses
	body        string
	public      string // ISO day
	url         string
	rating      string
}

// fields of a claim that say where it was made.
var appearanceFields = []string{"firstAppearance", "appearance", "url"}

// maxAppearances is how many places of one claim are read.
const maxAppearances = 100

// read reads a review, and calls refused with each value that a story cannot take: the
// field of the statement or finding, the value, and what to do.
func read(of object, refused func(field, value, remedy string)) review {
	var r review
	for _, c := range list(get(of, "claimReviewed")) {
		if c := text(c); c != "" {
			r.claim = append(r.claim, c)
		}
	}
	if len(r.claim) == 1 {
		if inside, ok := unquote(r.claim[0]); ok {
			r.claim[0], r.quoted = inside, true
		}
	}
	day := func(field string, value any) string {
		written := text(value)
		if written == "" {
			return ""
		}
		iso, ok := exchange.Date(written)
		if !ok {
			refused(field, written, "is read as no date for sure; write it as in 2018-07-24")
		} else if iso != written {
			refused(field, written, "is taken as the day "+iso+"; its time is left out, since nobody says whose it is")
		}
		return iso
	}
	address := func(field, at string) string {
		if at == "" || strings.HasPrefix(at, "https://") || strings.HasPrefix(at, "http://") {
			return at
		}
		refused(field, at, "is not a whole address; list it as a source with its https://…")
		return ""
	}
	r.body = strings.Join(names(get(of, "author")), ", ")
	r.public = day("finding.public", get(of, "datePublished"))
	r.url = address("finding.sources", text(get(of, "url")))
	r.rating = text(get(child(of, "reviewRating"), "alternateName"))
	claim := child(of, "itemReviewed")
	if by := names(get(claim, "author")); len(by) == 1 {
		r.speaker = by[0]
		if is(child(claim, "author"), "Organization") {
			r.kind = data.Organisation
		}
	} else if len(by) > 1 {
		refused("statement.speaker", strings.Join(by, ", "), "are several; a statement has one speaker")
	}
	r.role = text(get(child(claim, "author"), "jobTitle"))
	r.at = day("statement.at", get(claim, "datePublished"))
	r.medium = text(get(claim, "name"))
	for _, field := range appearanceFields {
		for _, at := range addresses(get(claim, field)) {
			if len(r.appearances) == maxAppearances {
				refused("statement.sources", at, fmt.Sprintf("and what follows is left out: %d are read", maxAppearances))
				return r
			}
			if at = address("statement.sources", at); at != "" && !slices.Contains(r.appearances, at) {
				r.appearances = append(r.appearances, at)
			}
		}
	}
	return r
}

// unquote takes off the quotation marks around a text, if they hold all of it.
func unquote(s string) (inside string, ok bool) {
	for _, pair := range []string{"“”", "„“", "„”", "«»", "»«", `""`, "‘’", "「」"} {
		marks := []rune(pair)
		opens, closes := string(marks[0]), string(marks[1])
		inside, opened := strings.CutPrefix(s, opens)
		inside, closed := strings.CutSuffix(inside, closes)
		if inside = strings.TrimSpace(inside); opened && closed && inside != "" && !strings.Contains(inside, opens) && !strings.Contains(inside, closes) {
			return inside, true
		}
	}
	return s, false
}

// write changes in an object what is otherwise in now than in was.
func write(of object, was, now review) {
	set := func(at object, name, was, now string) {
		switch {
		case was == now:
		case now == "":
			delete(at, key(at, name))
		default:
			at[key(at, name)] = now
		}
	}
	if !slices.Equal(was.claim, now.claim) || was.quoted != now.quoted {
		of[key(of, "claimReviewed")] = now.claimed()
	}
	set(of, "datePublished", was.public, now.public)
	set(of, "url", was.url, now.url)
	setName(of, "author", "Organization", was.body, now.body)
	if was.rating != now.rating {
		set(within(of, "reviewRating", "Rating"), "alternateName", was.rating, now.rating)
	}
	claim := func() object { return within(of, "itemReviewed", "Claim") }
	if was.speaker != now.speaker {
		kind := "Person"
		if now.kind == data.Organisation {
			kind = "Organization"
		}
		setName(claim(), "author", kind, was.speaker, now.speaker)
	}
	if was.role != now.role {
		set(within(claim(), "author", "Person"), "jobTitle", was.role, now.role)
	}
	if was.at != now.at {
		set(claim(), "datePublished", was.at, now.at)
	}
	if was.medium != now.medium {
		set(claim(), "name", was.medium, now.medium)
	}
	if !slices.Equal(was.appearances, now.appearances) {
		setAppearances(claim(), was, now)
	}
}

// claimed is the claim in one text, in quotation marks if it is quoted.
func (r *review) claimed() string {
	all := strings.Join(r.claim, " […] ")
	if r.quoted && all != "" {
		all = "“" + all + "”"
	}
	return all
}

// within gives the object of a property, and makes one if there is none.
func within(of object, name, kind string) object {
	if o := child(of, name); o != nil {
		return o
	}
	o := object{"@type": kind}
	if was := text(get(of, name)); was != "" { // a name stood for the thing
		o["name"] = was
	}
	of[key(of, name)] = o
	return o
}

// setName changes who is named by a property, and keeps what else is said of one.
func setName(of object, property, kind, was, now string) {
	if was == now {
		return
	}
	if now == "" {
		delete(of, key(of, property))
		return
	}
	if all := list(get(of, property)); len(all) == 1 {
		if o, ok := all[0].(object); ok {
			o[key(o, "name")] = now
			return
		}
	}
	of[key(of, property)] = object{"@type": kind, "name": now}
}

// setAppearances removes the appearances that are no longer listed, and adds the new ones.
func setAppearances(claim object, was, now review) {
	for _, field := range appearanceFields {
		k := key(claim, field)
		if claim[k] == nil {
			continue
		}
		var kept []any
		for _, work := range list(claim[k]) {
			if at := addresses(work); len(at) == 0 || slices.Contains(now.appearances, at[0]) || !slices.Contains(was.appearances, at[0]) {
				kept = append(kept, work)
			}
		}
		switch {
		case len(kept) == len(list(claim[k])):
		case len(kept) == 0:
			delete(claim, k)
		default:
			claim[k] = kept
		}
	}
	k := key(claim, "appearance")
	for _, at := range now.appearances {
		if !slices.Contains(was.appearances, at) {
			claim[k] = append(list(claim[k]), object{"@type": "CreativeWork", "url": at})
		}
	}
}
