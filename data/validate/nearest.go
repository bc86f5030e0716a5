package validate

import "strings"

// maxKnown bounds the names a suggestion is looked for among.
const maxKnown = 2000

// nearest gives the known name that a mistyped one most likely means, if any is
// near: it differs in case, or by a letter in three.
func nearest(name string, known []string) string {
	best, least := "", len(name)/3+1
	if len(name) > maxID {
		return best
	}
	for _, k := range known[:min(len(known), maxKnown)] {
		if strings.EqualFold(k, name) {
			return k
		}
		if len(k) <= maxID && len(k)-len(name) < least && len(name)-len(k) < least {
			if d := distance(name, k); d < least {
				best, least = k, d
			}
		}
	}
	return best
}

// distance counts the bytes to insert, drop or change to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
