// Module press makes the site. It is a module of its own, so that what only
// the build needs stays out of the program's requirements.
module statement-evidence/web/press

go 1.26.0

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/boombuler/barcode v1.1.0
	github.com/evanw/esbuild v0.28.2
	github.com/makiuchi-d/gozxing v0.1.1
	golang.org/x/image v0.47.0
	golang.org/x/net v0.62.0
	golang.org/x/sync v0.24.0
	statement-evidence v0.0.0
)

require (
	github.com/hajimehoshi/go-mp3 v0.3.4 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
	golang.org/x/xerrors v0.0.0-20200804184101-5ec99f83aff1 // indirect
)

replace statement-evidence => ../../

replace github.com/norunners/vecty => github.com/hexops/vecty v0.6.0
