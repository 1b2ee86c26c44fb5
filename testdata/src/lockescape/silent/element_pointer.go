// The pointer leaves for the sake of fields that nobody writes; hits stays under the lock.
package users

import "sync"

type User struct {
	Name string
	hits int
}

type Users struct {
	mu    sync.Mutex
	users map[string]*User
}

func (u *Users) Add(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.users[name] = &User{Name: name}
}

func (u *Users) Hit(name string) int {
	u.mu.Lock()
	defer u.mu.Unlock()
	user := u.users[name]
	user.hits++
	return user.hits
}

func (u *Users) Get(name string) *User {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.users[name]
}
