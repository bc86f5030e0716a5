package validate

import (
	"strconv"
	"strings"
)

// Addresses of IP, which hosts can be. Package netip would bring all tables of
// Unicode into TinyGo's programs.

// ip is an address of version 6, or one of version 4 as that maps it.
type ip [16]byte

// parseIP reads an address of either version, in the forms that netip reads,
// except for zones, which the web does not know.
func parseIP(s string) (a ip, ok bool) {
	if !strings.Contains(s, ":") {
		a[10], a[11] = 0xFF, 0xFF
		return a, parseIPv4(s, a[12:])
	}
	head, tail, gap := strings.Cut(s, "::")
	before, ok := groups(head)
	if !gap {
		copy(a[:], before)
		return a, ok && len(before) == len(a)
	}
	after, well := groups(tail)
	copy(a[:], before)
	copy(a[max(0, len(a)-len(after)):], after)
	return a, ok && well && len(before)+len(after) < len(a)-1 && !strings.Contains(head, ".")
}

// groups reads the groups of one side of an address of version 6. The last may be of version 4.
func groups(s string) (bytes []byte, ok bool) {
	if s == "" {
		return nil, true
	}
	parts := strings.Split(s, ":")
	for i, part := range parts {
		if i == len(parts)-1 && strings.Contains(part, ".") {
			var four [4]byte
			ok := parseIPv4(part, four[:])
			return append(bytes, four[:]...), ok
		}
		n, err := strconv.ParseUint(part, 16, 16)
		if err != nil || len(part) > 4 || part[0] == '+' {
			return nil, false
		}
		bytes = append(bytes, byte(n>>8), byte(n))
	}
	return bytes, true
}

// parseIPv4 reads four numbers with dots between them.
func parseIPv4(s string, into []byte) bool {
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return false
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n > 255 || strconv.Itoa(n) != part {
			return false
		}
		into[i] = byte(n)
	}
	return true
}

// local reports whether an address is not of the public internet.
func (a ip) local() bool {
	if a == (ip{15: 1}) || a == (ip{}) {
		return true
	}
	if four := [4]byte(a[12:]); [12]byte(a[:12]) == [12]byte{10: 0xFF, 11: 0xFF} {
		switch x, y := four[0], four[1]; x {
		case 0, 10, 127:
			return true
		case 100: // by providers and their customers (RFC 6598)
			return y>>6 == 1
		case 169:
			return y == 254
		case 172:
			return y>>4 == 1
		case 192:
			return y == 168
		default:
			return x >= 224
		}
	}
	return a[0]>>1 == 0xFC>>1 || a[0] == 0xFE && a[1]>>6 == 2 || a[0] == 0xFF
}
