package validate

import (
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"statement-evidence/data/typography"
)

// The rules of addresses: each leads a reader to a page of the web, and shows
// where it leads.

func (c *checker) address(below, address string) {
	if address == "" {
		return
	}
	if problem, hint := badAddress(address); problem != "" {
		c.add(below, typography.Quote(address)+" "+problem, hint)
	}
}

func badAddress(address string) (problem, hint string) {
	const form = `write it as in "https://example.org/page"`
	for _, r := range address {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' || r == '<' || r == '>' || r == '"' {
			return fmt.Sprintf("has %q in it", r), form
		}
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "is not an address", form
	case !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://"):
		return "is not http or https", form
	case u.Hostname() == "":
		return "has no host", form
	case u.User != nil:
		return "has a user name in it", form
	}
	if problem, hint := BadHost(u); problem != "" {
		return problem, hint
	}
	if problem := unreachable(u.Hostname()); problem != "" {
		return problem, "give the address of a page that every reader can open"
	}
	return "", ""
}

// BadHost says what is wrong with the host and the port of an address, and what
// to do about it; nothing, where they are well-formed. A host is written in
// ASCII, so that no letter can be taken for another.
func BadHost(u *url.URL) (problem, hint string) {
	host := u.Hostname()
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return "has a port that there is not, " + typography.Clip(port), "ports are 1 to 65535; leave it out for the usual one"
		}
	}
	for _, r := range host {
		if r >= 0x80 {
			return fmt.Sprintf("has %q (%U) in its host", r, r), `write the host in ASCII, as in "xn--bcher-kva.example": letters of other scripts can look the same`
		}
	}
	if strings.Contains(u.Host, "[") {
		if _, err := netip.ParseAddr(host); err != nil {
			return "has a host that there is not", "check it"
		}
		return "", ""
	}
	labels := strings.Split(host, ".")
	good := len(host) <= 253
	for _, label := range labels {
		good = good && label != "" && len(label) <= 63 && label[0] != '-' && label[len(label)-1] != '-' &&
			strings.Trim(strings.ToLower(label), "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
	}
	if _, err := netip.ParseAddr(host); err != nil && good { // a browser takes what ends in a number for an IP address
		last := strings.ToLower(labels[len(labels)-1])
		good = strings.Trim(last, "0123456789") != "" && (!strings.HasPrefix(last, "0x") || strings.Trim(last[2:], "0123456789abcdef") != "")
	}
	if !good {
		return "has a host that there is not", "check it"
	}
	return "", ""
}

// localNames are the ends of names that are no web site's.
var localNames = []string{".localhost", ".local", ".localdomain", ".internal", ".home.arpa"}

// unreachable says why a host is not on the public internet.
func unreachable(host string) string {
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip = ip.Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() || shared.Contains(ip) {
			return "leads into a local network"
		}
		return ""
	}
	host = "." + strings.ToLower(host)
	for _, name := range localNames {
		if strings.HasSuffix(host, name) {
			return "leads into a local network"
		}
	}
	if strings.Count(host, ".") == 1 {
		return "leads into a local network: its host has no dot"
	}
	return ""
}

// shared is what providers use between themselves and their customers (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")
