// Our own words in the shape that the engine's API wants them. What is undefined is not sent.
import type { ContainerToRun, PortToPublish } from '../landscape/containerToRun';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { NetworkSettings } from '../landscape/networkSettings';
import type { ExecOptions } from './engine';
import type { HelperContainer } from './helperContainer';

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Network/operation/NetworkCreate */
export function networkBody(settings: NetworkSettings): object {
  const { subnets = [], ipamDriver, ipamOptions } = settings;
  return {
    Name: settings.name,
    Driver: settings.driver || undefined,
    // Engines before API 1.44 make a second network of the same name without it.
    CheckDuplicate: true,
    Internal: settings.isInternal,
    Attachable: settings.isAttachable,
    ConfigOnly: settings.isConfigOnly,
    ConfigFrom: settings.configFrom === undefined ? undefined : { Network: settings.configFrom },
    // Off has to be said; that it is on, old engines would not understand.
    EnableIPv4: settings.hasIpv4 === false ? false : undefined,
    EnableIPv6: settings.hasIpv6,
    IPAM:
      subnets.length > 0 || ipamDriver !== undefined || ipamOptions !== undefined
        ? {
            Driver: ipamDriver,
            Options: ipamOptions,
            Config: subnets.map(({ subnet, gateway, ipRange, reserved }) => ({
              Subnet: subnet,
              Gateway: gateway,
              IPRange: ipRange,
              AuxiliaryAddresses: reserved,
            })),
          }
        : undefined,
    Labels: settings.labels,
    Options: settings.options,
  };
}

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Network/operation/NetworkConnect */
export function endpointBody(settings: EndpointSettings): object {
  return {
    IPAMConfig: {
      IPv4Address: settings.fixedIpv4,
      IPv6Address: settings.fixedIpv6,
      LinkLocalIPs: settings.linkLocalIps,
    },
    Aliases: settings.aliases,
    Links: settings.links,
    MacAddress: settings.mac,
    DriverOpts: settings.driverOptions,
    GwPriority: settings.gatewayPriority,
  };
}

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerCreate */
export function containerBody(container: ContainerToRun): object {
  const { command = [], ports } = container;
  const bindings = portBindings(ports);
  return {
    Image: container.image,
    Cmd: command.length > 0 ? command : undefined,
    Labels: container.labels,
    ExposedPorts: Object.fromEntries(Object.keys(bindings).map(port => [port, {}])),
    HostConfig: {
      NetworkMode: container.network,
      PortBindings: bindings,
    },
    NetworkingConfig: {
      EndpointsConfig: { [container.network]: endpointBody(container.endpoint) },
    },
  };
}

/** `{ "80/tcp": [{ "HostIp": "", "HostPort": "8080" }] }` */
export function portBindings(
  ports: readonly PortToPublish[],
): Readonly<Record<string, readonly object[]>> {
  const bindings = new Map<string, object[]>();
  for (const { containerPort, protocol, hostAddress = '', hostPort } of ports) {
    const key = `${containerPort}/${protocol}`;
    const binding = { HostIp: hostAddress, HostPort: hostPort?.toString() ?? '' };
    bindings.set(key, [...(bindings.get(key) ?? []), binding]);
  }
  return Object.fromEntries(bindings);
}

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Exec/operation/ContainerExec */
export function execBody(
  command: readonly string[],
  { terminal, user, hasInput }: ExecOptions,
): object {
  return {
    AttachStdin: terminal !== undefined || hasInput === true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: terminal !== undefined,
    Cmd: command,
    User: user,
    Env: terminal && ['TERM=xterm-256color'],
    // Since API 1.42; older engines pass it over.
    ConsoleSize: terminal && [terminal.rows, terminal.columns],
  };
}

/**
 * But for a workplace it may do nothing but look: no capabilities, no further privileges, nothing to write to, and no log of what it says. One
 * that tries something has what it needs for that.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerCreate
 */
export function helperBody(helper: HelperContainer): object {
  const [program, ...args] = helper.command;
  const { network, trial, isWorkplace = false } = helper;
  const owner = network.kind === 'namespace' ? `container:${network.of}` : undefined;
  return {
    Image: helper.image,
    Entrypoint: [program],
    Cmd: args,
    User: trial ? trial.user : '0',
    Labels: helper.labels,
    HostConfig: {
      NetworkMode: network.kind === 'network' ? network.name : owner,
      PidMode: helper.seesProcesses ? owner : '',
      AutoRemove: !trial,
      ReadonlyRootfs: !trial && !isWorkplace,
      CapDrop: isWorkplace ? [] : ['ALL'],
      // Podman's containers may not capture packets unless it is said.
      CapAdd: isWorkplace ? ['NET_RAW'] : trial?.capabilities,
      SecurityOpt: ['no-new-privileges'],
      LogConfig: { Type: trial ? 'json-file' : 'none' },
    },
  };
}
