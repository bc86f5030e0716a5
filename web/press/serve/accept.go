package serve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// codings are those a site holds copies in, the smaller first.
var codings = []string{"br", "gzip"}

// preferred lists the codings a client accepts at least as gladly as none,
// the best first (https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding).
func preferred(accept []string) []string {
	weights := weigh(accept)
	weight := func(coding string) float64 {
		if q, ok := weights[coding]; ok {
			return q
		}
		return weights["*"]
	}
	plain := weights["identity"] // never refused, but unless named the least wanted
	var list []string
	for _, c := range codings {
		if q := weight(c); q > 0 && q >= plain {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(weight(b), weight(a)) })
	return list
}

// weigh reads each coding's q-value; one that cannot be read counts as a refusal.
func weigh(accept []string) map[string]float64 {
	weights := map[string]float64{}
	for item := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		coding, params, _ := strings.Cut(item, ";")
		q := 1.0
		if name, value, ok := strings.Cut(strings.TrimSpace(params), "="); ok && strings.EqualFold(strings.TrimSpace(name), "q") {
			var err error
			if q, err = strconv.ParseFloat(strings.TrimSpace(value), 64); err != nil {
				q = 0
			}
		}
		if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" {
			weights[coding] = q
		}
	}
	return weights
}
