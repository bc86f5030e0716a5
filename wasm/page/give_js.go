package main

// give gives the host what a reader wants to take along, and tells whether the
// action asked for something to take.
func (a *app) give(action string) bool {
	h, ok := a.model.Handout(action, a.host.Get("baseURI").String())
	if ok {
		a.host.Call("give", action, h.Text, h.Title, h.Type, h.Done, h.Else)
	}
	return ok
}
