package validate

import (
	"strconv"
	"strings"

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
		if isSpace(r) || isControl(r) || r == '\\' || r == '<' || r == '>' || r == '"' {
			return "has " + strconv.QuoteRune(r) + " in it", form
		}
	}
	rest, web := strings.CutPrefix(address, "https://")
	if !web {
		rest, web = strings.CutPrefix(address, "http://")
	}
	if !web {
		return "is not http or https", form
	}
	authority, path := rest, ""
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		authority, path = rest[:end], rest[end:]
	}
	path, fragment, _ := strings.Cut(path, "#")
	path, _, _ = strings.Cut(path, "?")
	host, ok := unescaped(authority)
	_, whole := unescaped(path + fragment)
	switch name, _ := hostAndPort(host); {
	case !ok || !whole:
		return "is not an address", form
	case strings.Contains(authority, "@"):
		return "has a user name in it", form
	case name == "":
		return "has no host", form
	}
	if problem, hint := BadHost(host); problem != "" {
		return problem, hint
	}
	name, _ := hostAndPort(host)
	if problem := unreachable(name); problem != "" {
		return problem, "give the address of a page that every reader can open"
	}
	return "", ""
}

// unescaped is a part of an address with its characters in place of their numbers, if these are well-formed.
func unescaped(part string) (is string, ok bool) {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(part, "%")
		b.WriteString(before)
		if !more {
			return b.String(), true
		}
		if len(rest) < 2 {
			return "", false
		}
		c, err := strconv.ParseUint(rest[:2], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(c))
		part = rest[2:]
	}
}

// hostAndPort parts the two; an address of IPv6 loses its brackets.
func hostAndPort(host string) (name, port string) {
	if end := strings.IndexByte(host, ']'); strings.HasPrefix(host, "[") && end > 0 {
		if rest, colon := strings.CutPrefix(host[end+1:], ":"); colon || rest == "" {
			return host[1:end], rest
		}
		return host, ""
	}
	if at := strings.LastIndexByte(host, ':'); at >= 0 {
		return host[:at], host[at+1:]
	}
	return host, ""
}

// BadHost says what is wrong with a host and its port, as addresses have them,
// and what to do about it; nothing, where they are well-formed. A host is written in
// ASCII, so that no letter can be taken for another.
func BadHost(hostPort string) (problem, hint string) {
	host, port := hostAndPort(hostPort)
	if port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return "has a port that there is not, " + typography.Clip(port), "ports are 1 to 65535; leave it out for the usual one"
		}
	}
	for _, r := range host {
		if r >= 0x80 {
			return "has " + strconv.QuoteRune(r) + " (" + codePoint(r) + ") in its host", `write the host in ASCII, as in "xn--bcher-kva.example": letters of other scripts can look the same`
		}
	}
	if strings.Contains(hostPort, "[") {
		if _, ok := parseIP(host); !ok {
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
	if _, ok := parseIP(host); !ok && good { // a browser takes what ends in a number for an IP address
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
	if ip, ok := parseIP(host); ok {
		if ip.local() {
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
