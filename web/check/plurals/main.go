// Command plurals makes the table of plural forms in package i18n, from the plural
// rules of CLDR (https://cldr.unicode.org) as npm has them. In the repository:
//
//	go run -C web/check ./plurals
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"os"
	"slices"
	"strconv"
	"strings"
)

const (
	source = "node_modules/cldr-core/supplemental/plurals.json"
	output = "../../wasm/i18n/plurals.go"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "plurals:", err)
		os.Exit(1)
	}
}

func run() error {
	c, err := readCLDR(source)
	if err != nil {
		return err
	}
	src, err := c.table()
	if err != nil {
		return err
	}
	return os.WriteFile(output, src, 0o666)
}

// categories are CLDR's, in its order.
var categories = []string{"zero", "one", "two", "few", "many", "other"}

// cldr is CLDR's rules for cardinal numbers.
type cldr struct {
	version string
	rules   map[string]map[string]rule // by language and category
}

// rule is the condition of a category, as a list of alternatives, and whole numbers that CLDR says it has.
type rule struct {
	any     [][]relation // of each alternative, all are to hold
	samples []int
}

// relation is a comparison, such as "i % 10 = 2..4": number mod modulus is in one of ranges.
type relation struct {
	operand byte
	modulus int // 0 where there is none
	not     bool
	ranges  [][2]int
}

func readCLDR(file string) (*cldr, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w; run npm ci --prefix web/check", err)
	}
	var all struct {
		Supplemental struct {
			Version struct {
				CLDR string `json:"_cldrVersion"`
			}
			Cardinal map[string]map[string]string `json:"plurals-type-cardinal"`
		}
	}
	if err := json.Unmarshal(src, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c := &cldr{version: all.Supplemental.Version.CLDR, rules: map[string]map[string]rule{}}
	for lang, texts := range all.Supplemental.Cardinal {
		c.rules[lang] = map[string]rule{}
		for name, text := range texts {
			category := strings.TrimPrefix(name, "pluralRule-count-")
			if !slices.Contains(categories, category) {
				return nil, fmt.Errorf("%s: %s: %q is no category", file, lang, name)
			}
			r, err := parse(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %s: %w", file, lang, name, err)
			}
			c.rules[lang][category] = r
		}
	}
	if c.version == "" || len(c.rules) == 0 {
		return nil, fmt.Errorf("%s: has no version or no rules", file)
	}
	return c, nil
}

// parse reads a rule, with its samples
// (https://unicode.org/reports/tr35/tr35-numbers.html#Plural_rules_syntax).
func parse(text string) (r rule, err error) {
	condition, samples, _ := strings.Cut(text, "@integer")
	condition, _, _ = strings.Cut(condition, "@decimal")
	samples, _, _ = strings.Cut(samples, "@decimal")
	for _, s := range strings.FieldsFunc(samples, func(r rune) bool { return r == ',' || r == ' ' || r == '…' }) {
		if strings.Contains(s, "c") {
			continue // a compact number
		}
		span, err := parseRange(s, "~")
		if err != nil {
			return r, err
		}
		r.samples = append(r.samples, span[0], span[1])
	}
	if condition = strings.TrimSpace(condition); condition == "" {
		return r, nil
	}
	for _, alternative := range strings.Split(condition, " or ") {
		var all []relation
		for _, text := range strings.Split(alternative, " and ") {
			rel, err := parseRelation(text)
			if err != nil {
				return r, err
			}
			all = append(all, rel)
		}
		r.any = append(r.any, all)
	}
	return r, nil
}

func parseRelation(text string) (r relation, err error) {
	f := strings.Fields(text)
	if len(f) == 5 && f[1] == "%" {
		if r.modulus, err = strconv.Atoi(f[2]); err != nil {
			return r, err
		}
		f = slices.Delete(f, 1, 3)
	}
	if len(f) != 3 || len(f[0]) != 1 || !strings.Contains("nivwftce", f[0]) || f[1] != "=" && f[1] != "!=" {
		return r, fmt.Errorf("%q is no relation", text)
	}
	r.operand, r.not = f[0][0], f[1] == "!="
	for _, s := range strings.Split(f[2], ",") {
		span, err := parseRange(s, "..")
		if err != nil {
			return r, err
		}
		r.ranges = append(r.ranges, span)
	}
	return r, nil
}

func parseRange(s, to string) (span [2]int, err error) {
	first, last, more := strings.Cut(s, to)
	if !more {
		last = first
	}
	if span[0], err = strconv.Atoi(first); err == nil {
		span[1], err = strconv.Atoi(last)
	}
	return span, err
}

func (r relation) holds(n int) bool {
	if r.operand != 'n' && r.operand != 'i' {
		n = 0 // of a whole number that is written out, there are no decimals and no exponent
	}
	if r.modulus > 0 {
		n %= r.modulus
	}
	return r.not != slices.ContainsFunc(r.ranges, func(span [2]int) bool { return span[0] <= n && n <= span[1] })
}

// category gives the category of a whole number.
func (c *cldr) category(lang string, n int) string {
	for _, name := range categories {
		for _, all := range c.rules[lang][name].any {
			if !slices.ContainsFunc(all, func(r relation) bool { return !r.holds(n) }) {
				return name
			}
		}
	}
	return "other"
}

// From 100 on the categories repeat every hundred, except that whole millions may have another.
const period = 100

// forms gives the table of a language: a digit for each number below 200, and one
// for whole millions. It is false where these do not say it of every number.
func (c *cldr) forms(lang string) (string, bool) {
	digit := func(n int) byte { return byte('0' + slices.Index(categories, c.category(lang, n))) }
	var table []byte
	for n := range 2 * period {
		table = append(table, digit(n))
	}
	table = append(table, digit(1_000_000))
	for thousands := range 2001 {
		for _, n := range []int{0, 1, 2, 3, 7, 11, 12, 20, 42, 99, 100, 101, 111, 122, 200, 300, 990} {
			n += thousands * 1000
			at := n
			switch {
			case n < 2*period:
			case n%1_000_000 == 0:
				at = 2 * period
			default:
				at = period + n%period
			}
			if digit(n) != table[at] {
				return "", false
			}
		}
	}
	return string(table), true
}

// table makes the Go file.
func (c *cldr) table() ([]byte, error) {
	languages := map[string][]string{}
	var without []string
	for lang := range c.rules {
		if lang == "und" {
			continue
		}
		if forms, ok := c.forms(lang); ok {
			languages[forms] = append(languages[forms], lang)
		} else {
			without = append(without, lang)
		}
	}
	type row struct{ languages, forms string }
	var rows []row
	for forms, list := range languages {
		slices.Sort(list)
		rows = append(rows, row{strings.Join(list, " "), forms})
	}
	if rows == nil {
		return nil, errors.New("no language has a table")
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.languages, b.languages) })
	slices.Sort(without)

	var b bytes.Buffer
	fmt.Fprintf(&b, `// Code generated by go run -C web/check ./plurals from CLDR %[1]s; DO NOT EDIT.

//go:build !js

package i18n

// cldrVersion is that of CLDR (https://cldr.unicode.org), by whose rules languages choose plural forms.
const cldrVersion = %[1]q

// pluralTables has the plural forms of whole numbers: a digit for each from 0 to 199, and one
// for whole millions. It is the place of a category in [categories]. From 100 on they repeat
// every hundred. Of the languages of CLDR, those whose forms do not are missing: %[2]s.
var pluralTables = []struct{ languages, forms string }{
`, c.version, strings.Join(without, " "))
	for _, r := range rows {
		fmt.Fprintf(&b, "{%q, %q},\n", r.languages, r.forms)
	}
	fmt.Fprintln(&b, "}")
	return format.Source(b.Bytes())
}
