// rclone fs/rc/jobs: the helper starts a goroutine or calls the function itself, as it is asked.
package jobs

type params map[string]bool

func start(fn func() error, in params) error {
	if in["async"] {
		go fn()
		return nil
	}
	return fn()
}

func called() bool {
	called := false
	_ = start(func() error {
		called = true
		return nil
	}, params{})
	return called
}
