module statement-evidence

go 1.26

require (
	github.com/hajimehoshi/go-mp3 v0.3.4
	github.com/norunners/vecty v0.6.0
)

// That path has no published module; this is the same library at its upstream home.
// Whoever has the fork drops this line.
replace github.com/norunners/vecty => github.com/hexops/vecty v0.6.0
