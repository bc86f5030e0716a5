package mp3

import "testing"

// BenchmarkDecode reports how many times faster than it sounds a recording is
// decoded, and the time that a second of sound takes.
func BenchmarkDecode(b *testing.B) {
	for _, r := range []recording{recordings[0], recordings[3], recordings[7]} {
		b.Run(r.name, func(b *testing.B) {
			sound := r.bytes(b)
			b.ReportAllocs()
			var heard float64 // seconds
			for b.Loop() {
				_, _, s := listen(b, sound)
				heard += float64(s.Format().Samples) / float64(r.rate)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/heard, "ns/second")
			b.ReportMetric(heard/b.Elapsed().Seconds(), "×")
		})
	}
}
