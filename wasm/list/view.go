package list

// View is what of the list is in sight. All entries are of one height, so that each has its place before it has arrived.
type View struct {
	Scrolled float64 // how far the list is scrolled, in pixels
	Sight    float64 // the height of what is in sight
	Entry    float64 // the height of an entry
	up       bool    // whether it was last moved towards the beginning
}

// Highest is how high the list may be. Browsers lay nothing out beyond some height: Firefox 17.9
// million pixels, Chromium and WebKit 33.5. A list that would be higher moves by more than it is scrolled.
const Highest = 17e6

// around is how many entries are drawn before and after those in sight.
const around = 8

// scroll is told what is in sight now.
func (v *View) scroll(scrolled, sight, entry float64) {
	if scrolled != v.Scrolled {
		v.up = scrolled < v.Scrolled
	}
	v.Scrolled, v.Sight, v.Entry = max(scrolled, 0), max(sight, 0), max(entry, 1)
}

// move scrolls to where one of n stands first in sight.
func (v *View) move(i, n int) {
	v.up = false
	if v.scale(n) == 1 {
		v.Scrolled = min(float64(i)*v.Entry, max(v.height(n)-v.Sight, 0))
		return
	}
	v.Scrolled = min(float64(i)/v.last(n), 1) * (Highest - v.Sight)
}

func (v *View) height(n int) float64 { return min(float64(n)*v.Entry, Highest) }

// scale is by how much a list of n is higher than it may be.
func (v *View) scale(n int) float64 { return max(float64(n)*v.Entry/Highest, 1) }

// last is the entry that stands first when a list of n is scrolled to its end.
func (v *View) last(n int) float64 { return max(float64(n)-v.Sight/max(v.Entry, 1), 1) }

// first is the entry that stands first in sight, as a fraction where a part of it is out of sight.
func (v *View) first(n int) float64 {
	if v.Entry == 0 || n == 0 {
		return 0
	}
	if v.scale(n) == 1 {
		return min(v.Scrolled/v.Entry, float64(n))
	}
	return min(v.Scrolled/(Highest-v.Sight), 1) * v.last(n)
}

func (v *View) top(i, n int) float64 {
	if v.scale(n) == 1 {
		return float64(i) * v.Entry
	}
	return v.Scrolled + (float64(i)-v.first(n))*v.Entry
}

// sight gives which of n are in sight, at least in part.
func (v *View) sight(n int) (from, to int) {
	if v.Entry == 0 {
		return 0, 0
	}
	first := v.first(n)
	return min(int(first), n), min(int(first+v.Sight/v.Entry)+1, n)
}

// window gives which of n are drawn.
func (v *View) window(n int) (from, to int) {
	from, to = v.sight(n)
	return max(from-around, 0), min(to+around, n)
}
