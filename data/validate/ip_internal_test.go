package validate

import (
	"net/netip"
	"testing"
)

// Addresses of IP are read as package netip reads them.
func TestIPIsNetips(t *testing.T) {
	for _, s := range []string{
		"", ":", "::", "::1", "1::", "1::2", ":1", "1:", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::2:3:4:5:6:7:8",
		"1::2::3", ":::", "12345::", "g::", "+1::", "1:+2:3:4:5:6:7:8", "ffff::ABCD", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4",
		"1.2.3.4", "01.2.3.4", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.+4", "1..2.3", "0.0.0.0", "127.0.0.1", "10.1.2.3", "172.15.0.1", "172.16.0.1", "172.31.255.255", "172.32.0.1",
		"192.168.1.1", "192.167.1.1", "169.254.1.1", "100.63.0.1", "100.64.0.1", "100.127.0.1", "100.128.0.1", "224.0.0.1", "223.1.1.1", "255.255.255.255", "8.8.8.8",
		"fe80::1", "febf::1", "fec0::1", "fc00::1", "fdff::1", "fe00::1", "ff02::1", "2001:4860:4860::8888",
	} {
		want, err := netip.ParseAddr(s)
		got, ok := parseIP(s)
		if ok != (err == nil) {
			t.Errorf("%q is an address: %t; netip says %v", s, ok, err)
			continue
		}
		if !ok {
			continue
		}
		if netip.AddrFrom16(got).Unmap() != want.Unmap() {
			t.Errorf("%q is read as %v", s, netip.AddrFrom16(got))
		}
		want = want.Unmap()
		local := !want.IsGlobalUnicast() || want.IsPrivate() || netip.MustParsePrefix("100.64.0.0/10").Contains(want)
		if got.local() != local {
			t.Errorf("%q is of a local network: %t; netip says %t", s, got.local(), local)
		}
	}
}
