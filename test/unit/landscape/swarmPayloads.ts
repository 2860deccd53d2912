// `GET /services?status=true`, `/tasks` and `/nodes` of a one-node Swarm on Docker 28.5, shortened; 20.10 sends the same.
// `api` has 3 replicas (one task is kept), `agent` is global, `crash` has failed three times in its only slot.

export const meshId = 'yp2h2hwt0czknwzvv5hq2up7j';
export const ingressId = '31u0aqah550m63m8ops6bocp7';

export const rawSwarm = {
  services: [
    {
      ID: 'j8ocbdnirjfxkarwkxciryboz',
      Version: { Index: 26 },
      CreatedAt: '2026-11-21T08:35:54.398307779Z',
      UpdatedAt: '2026-11-21T08:35:54.399110727Z',
      Spec: {
        Name: 'crash',
        Labels: {},
        TaskTemplate: {
          ContainerSpec: { Image: 'lab/busybox:latest' },
          Networks: [{ Target: 'yp2h2hwt0czknwzvv5hq2up7j' }],
        },
        Mode: { Replicated: { Replicas: 1 } },
        EndpointSpec: { Mode: 'vip' },
      },
      Endpoint: { VirtualIPs: [{ NetworkID: 'yp2h2hwt0czknwzvv5hq2up7j', Addr: '10.40.0.8/24' }] },
      ServiceStatus: { RunningTasks: 0, DesiredTasks: 1, CompletedTasks: 0 },
    },
    {
      ID: 'uoqul4inmiglo4be2smzbwjwz',
      Version: { Index: 16 },
      CreatedAt: '2026-11-21T08:35:54.31201682Z',
      UpdatedAt: '2026-11-21T08:35:54.312527682Z',
      Spec: {
        Name: 'api',
        Labels: {},
        TaskTemplate: {
          ContainerSpec: { Image: 'lab/busybox:latest' },
          Networks: [{ Target: 'yp2h2hwt0czknwzvv5hq2up7j' }],
        },
        Mode: { Replicated: { Replicas: 3 } },
        EndpointSpec: {
          Mode: 'vip',
          Ports: [
            { Protocol: 'tcp', TargetPort: 80, PublishedPort: 18080, PublishMode: 'ingress' },
          ],
        },
      },
      Endpoint: {
        Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 18080, PublishMode: 'ingress' }],
        VirtualIPs: [
          { NetworkID: '31u0aqah550m63m8ops6bocp7', Addr: '10.0.0.3/24' },
          { NetworkID: 'yp2h2hwt0czknwzvv5hq2up7j', Addr: '10.40.0.2/24' },
        ],
      },
      ServiceStatus: { RunningTasks: 3, DesiredTasks: 3, CompletedTasks: 0 },
    },
    {
      ID: 'vyc2qa025ajhvodm8c4wrpadl',
      Version: { Index: 20 },
      CreatedAt: '2026-11-21T08:35:54.349434677Z',
      UpdatedAt: '2026-11-21T08:35:54.349907002Z',
      Spec: {
        Name: 'agent',
        Labels: {},
        TaskTemplate: {
          ContainerSpec: { Image: 'lab/busybox:latest' },
          Networks: [{ Target: 'yp2h2hwt0czknwzvv5hq2up7j' }],
        },
        Mode: { Global: {} },
        EndpointSpec: {
          Mode: 'dnsrr',
          Ports: [{ Protocol: 'tcp', TargetPort: 81, PublishedPort: 18081, PublishMode: 'host' }],
        },
      },
      Endpoint: {
        Ports: [{ Protocol: 'tcp', TargetPort: 81, PublishedPort: 18081, PublishMode: 'host' }],
      },
      ServiceStatus: { RunningTasks: 1, DesiredTasks: 1, CompletedTasks: 0 },
    },
  ],
  tasks: [
    {
      ID: 'd0f7oigo6dg9chkqlfrgtj9ef',
      Version: { Index: 34 },
      CreatedAt: '2026-11-21T08:35:54.35075709Z',
      UpdatedAt: '2026-11-21T08:35:55.503968763Z',
      Labels: {},
      ServiceID: 'vyc2qa025ajhvodm8c4wrpadl',
      NodeID: 'svg4dlyt95hns1snhay0lmfdu',
      Status: {
        Timestamp: '2026-11-21T08:35:55.486850358Z',
        State: 'running',
        Message: 'started',
        ContainerStatus: {
          ContainerID: '99cc65ed100247ad19383c36fac496320a100b52feca2ab96aa3189ef90b4222',
          PID: 454,
          ExitCode: 0,
        },
        PortStatus: {
          Ports: [
            { Protocol: 'tcp', TargetPort: 81, PublishedPort: 18081, PublishMode: 'host' },
            { Protocol: 'tcp', TargetPort: 81, PublishedPort: 18081, PublishMode: 'host' },
          ],
        },
      },
      DesiredState: 'running',
      NetworksAttachments: [
        {
          Network: { ID: 'yp2h2hwt0czknwzvv5hq2up7j', Spec: { Name: 'mesh' } },
          Addresses: ['10.40.0.6/24'],
        },
      ],
      Volumes: null,
    },
    {
      ID: 'm0pelddeda7bn8468ajvr59cw',
      Version: { Index: 47 },
      CreatedAt: '2026-11-21T08:35:55.608191941Z',
      UpdatedAt: '2026-11-21T08:35:57.222450918Z',
      Labels: {},
      ServiceID: 'j8ocbdnirjfxkarwkxciryboz',
      Slot: 1,
      NodeID: 'svg4dlyt95hns1snhay0lmfdu',
      Status: {
        Timestamp: '2026-11-21T08:35:57.004991531Z',
        State: 'failed',
        Message: 'started',
        Err: 'task: non-zero exit (1)',
        ContainerStatus: {
          ContainerID: '272269779f9f6c0dc0483230ee4ac269a24c24a31e7a74622559dc24b93f7135',
          PID: 0,
          ExitCode: 1,
        },
        PortStatus: {},
      },
      DesiredState: 'shutdown',
      NetworksAttachments: [
        {
          Network: { ID: 'yp2h2hwt0czknwzvv5hq2up7j', Spec: { Name: 'mesh' } },
          Addresses: ['10.40.0.10/24'],
        },
      ],
      Volumes: null,
    },
    {
      ID: 'nui1xizfzzca9jhkd90x2j9r6',
      Version: { Index: 40 },
      CreatedAt: '2026-11-21T08:35:54.314349711Z',
      UpdatedAt: '2026-11-21T08:35:55.811392329Z',
      Labels: {},
      ServiceID: 'uoqul4inmiglo4be2smzbwjwz',
      Slot: 1,
      NodeID: 'svg4dlyt95hns1snhay0lmfdu',
      Status: {
        Timestamp: '2026-11-21T08:35:55.72524183Z',
        State: 'running',
        Message: 'started',
        ContainerStatus: {
          ContainerID: '550aebf77558deba9f9118bee73032f88239fd7439c87bb5be1e90d6fdc1124e',
          PID: 456,
          ExitCode: 0,
        },
        PortStatus: {},
      },
      DesiredState: 'running',
      NetworksAttachments: [
        {
          Network: { ID: '31u0aqah550m63m8ops6bocp7', Spec: { Name: 'ingress' } },
          Addresses: ['10.0.0.5/24'],
        },
        {
          Network: { ID: 'yp2h2hwt0czknwzvv5hq2up7j', Spec: { Name: 'mesh' } },
          Addresses: ['10.40.0.4/24'],
        },
      ],
      Volumes: null,
    },
    {
      ID: 'rev8ubmwxo7rla6tqduh9ds3k',
      Version: { Index: 53 },
      CreatedAt: '2026-11-21T08:35:57.020708666Z',
      UpdatedAt: '2026-11-21T08:35:58.631800665Z',
      Labels: {},
      ServiceID: 'j8ocbdnirjfxkarwkxciryboz',
      Slot: 1,
      NodeID: 'svg4dlyt95hns1snhay0lmfdu',
      Status: {
        Timestamp: '2026-11-21T08:35:58.400680773Z',
        State: 'failed',
        Message: 'started',
        Err: 'task: non-zero exit (1)',
        ContainerStatus: {
          ContainerID: '1f643e1f19d455b3b5710870bc6163d3b9d434844b3393f0f58b7b0c5c06baae',
          PID: 0,
          ExitCode: 1,
        },
        PortStatus: {},
      },
      DesiredState: 'shutdown',
      NetworksAttachments: [
        {
          Network: { ID: 'yp2h2hwt0czknwzvv5hq2up7j', Spec: { Name: 'mesh' } },
          Addresses: ['10.40.0.11/24'],
        },
      ],
      Volumes: null,
    },
    {
      ID: 'xn4roua0tczfhn88ss7wkoa8u',
      Version: { Index: 40 },
      CreatedAt: '2026-11-21T08:35:54.398825631Z',
      UpdatedAt: '2026-11-21T08:35:55.811503575Z',
      Labels: {},
      ServiceID: 'j8ocbdnirjfxkarwkxciryboz',
      Slot: 1,
      NodeID: 'svg4dlyt95hns1snhay0lmfdu',
      Status: {
        Timestamp: '2026-11-21T08:35:55.601317933Z',
        State: 'failed',
        Message: 'started',
        Err: 'task: non-zero exit (1)',
        ContainerStatus: {
          ContainerID: '9e7424abcd2c93b44ff69c53712e78deafb95682c059f2fd85c7fdb4e58448f9',
          PID: 0,
          ExitCode: 1,
        },
        PortStatus: {},
      },
      DesiredState: 'shutdown',
      NetworksAttachments: [
        {
          Network: { ID: 'yp2h2hwt0czknwzvv5hq2up7j', Spec: { Name: 'mesh' } },
          Addresses: ['10.40.0.9/24'],
        },
      ],
      Volumes: null,
    },
  ],
  nodes: [
    {
      ID: 'svg4dlyt95hns1snhay0lmfdu',
      Version: { Index: 23 },
      CreatedAt: '2026-11-21T08:35:27.390297995Z',
      UpdatedAt: '2026-11-21T08:35:54.35147392Z',
      Spec: { Labels: {}, Role: 'manager', Availability: 'active' },
      Description: {
        Hostname: 'vm',
        Platform: { Architecture: 'x86_64', OS: 'linux' },
        Engine: { EngineVersion: '28.5.2+dfsg4' },
      },
      Status: { State: 'ready', Addr: '10.214.192.2' },
      ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '10.214.192.2:2377' },
    },
  ],
};
