# Exported by jforeman: the next export overwrites this file.
job "app" {
  type = "service"

  group "web" {
    count = 2

    network {
      port "main" {
      }
    }

    service {
      name     = "app-web"
      port     = "main"
      provider = "nomad"
    }

    restart {
      attempts = 10
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "web" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "web.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\nexec bin/server --port $PORT\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\nGREETING=\"it's \\\"so\\\" 100% $HOME\"\n{{ with nomadVar \"nomad/jobs/app\" }}{{ range $name, $value := . }}{{ $name }}={{ $value.Value | toJSON }}\n{{ end }}{{ end }}\n"
        env         = true
      }
    }
  }

  group "worker" {
    count = 1

    network {
      port "main" {
      }
    }

    restart {
      attempts = 10
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "worker" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "worker.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\ntrap 'trap \"\" TERM; kill -s TERM 0; wait' TERM; eval 'trap \"wait; exit 143\" TERM; bin/worker --queue \"two words\" && echo '\\''done 100%'\\'' # ; not more' & wait $!\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\nGREETING=\"it's \\\"so\\\" 100% $HOME\"\n{{ with nomadVar \"nomad/jobs/app\" }}{{ range $name, $value := . }}{{ $name }}={{ $value.Value | toJSON }}\n{{ end }}{{ end }}\n"
        env         = true
      }
    }
  }

  group "my_clock" {
    count = 1

    network {
      port "main" {
      }
    }

    restart {
      attempts = 10
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "my_clock" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "my_clock.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\ntrap 'trap \"\" TERM; kill -s TERM 0; wait' TERM; eval 'trap \"wait; exit 143\" TERM; while sleep 60; do bin/tick; done' & wait $!\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\nGREETING=\"it's \\\"so\\\" 100% $HOME\"\n{{ with nomadVar \"nomad/jobs/app\" }}{{ range $name, $value := . }}{{ $name }}={{ $value.Value | toJSON }}\n{{ end }}{{ end }}\n"
        env         = true
      }
    }
  }
}
