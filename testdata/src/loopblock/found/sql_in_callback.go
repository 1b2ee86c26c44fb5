// The query runs in the closing callback of gnet, which serves all other connections of that loop.
package found

import (
	"database/sql"

	"github.com/panjf2000/gnet/v2"
)

type sessions struct {
	*gnet.BuiltinEventEngine
	db *sql.DB
}

func (s *sessions) OnClose(c gnet.Conn, err error) gnet.Action {
	id, _ := c.Context().(int)
	if err := s.forget(id); err != nil { // want "OnClose runs on gnet's event loop: calling forget, which ends up calling s.db.Exec, stalls it until the other side answers"
		return gnet.Shutdown
	}
	return gnet.None
}

func (s *sessions) forget(id int) error {
	_, err := s.db.Exec("delete from sessions where id = ?", id)
	return err
}
