import { BlockList, isIP } from 'node:net';

/**
 * What the operator allows by name in the environment (EGRESS_ALLOW): hosts of the own network, or networks. Nobody who
 * uses the product can widen it.
 */
export interface Permission {
  /** A host as it was entered, or one of the addresses that it stands for. */
  allows(host: string, address: string): boolean;
  /** The host itself is named: then also without TLS and on any port. */
  names(host: string): boolean;
}

const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** What is wrong with a word of the list; null when it is a host, an address or a network. */
export function wrongWord(word: string): boolean {
  return networkOf(word) === null && !HOST_NAME.test(word);
}

export function permissionOf(words: readonly string[]): Permission {
  const hosts = new Set(words.map((word) => word.toLowerCase()));
  const networks = new BlockList();
  for (const word of words) {
    const network = networkOf(word);
    if (network !== null) networks.addSubnet(network.address, network.bits, network.family);
  }
  const inNetworks = (address: string): boolean => {
    const version = isIP(address);
    return version !== 0 && networks.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
  return {
    names: (host) => hosts.has(host.toLowerCase()) || inNetworks(host),
    allows: (host, address) => hosts.has(host.toLowerCase()) || inNetworks(address),
  };
}

function networkOf(word: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', bits, ...more] = word.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const whole = version === 4 ? 32 : 128;
  if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > whole)) return null;
  return {
    address,
    bits: bits === undefined ? whole : Number(bits),
    family: version === 4 ? 'ipv4' : 'ipv6',
  };
}
