package share

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"statement-evidence/data/validate"
)

// ParseBase reads the address of the folder that a site is published in, with or
// without "/" at its end, and gives it with one. It is http or https and has a
// host in ASCII; it has no user name, query or fragment, and no "." or ".." for a folder.
func ParseBase(s string) (string, error) {
	fault := func(what string) (string, error) {
		return "", fmt.Errorf("base: %.200q %s; write it as in https://example.org/story", s, what)
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, "\\<>\"'` "):
		return fault("is not an address")
	case u.Scheme != "http" && u.Scheme != "https":
		return fault("is not http or https")
	case u.Hostname() == "":
		return fault("has no host")
	case u.User != nil:
		return fault("has a user name in it")
	case u.RawQuery != "" || u.ForceQuery || strings.Contains(s, "#"):
		return fault("is no folder: it has a query or a fragment")
	case slices.ContainsFunc(strings.Split(u.Path, "/"), func(folder string) bool { return folder == "." || folder == ".." }):
		return fault(`has "." or ".." for a folder`)
	}
	if problem, hint := validate.BadHost(u.Host); problem != "" {
		return fault(problem + " (" + hint + ")")
	}
	u.Path = strings.TrimRight(u.Path, "/") + "/"
	u.RawPath = ""
	return u.String(), nil
}
