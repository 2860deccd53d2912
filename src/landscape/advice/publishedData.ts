import type { Container } from '../landscape';
import { isActive } from '../isActive';
import { aboutContainer, type Rule } from './advice';
import { administrationPorts } from './firewallBypass';
import { imageName, mappingOf, widePorts } from './publications';

/** Names of images that keep data: databases, caches, queues, search. As a word of the repository's last part. */
const stores =
  /(^|[-_.])(postgres(ql)?|postgis|timescaledb|mysql|mariadb|percona|mongo(db)?|redis|valkey|keydb|memcached|cassandra|scylla|couchdb|couchbase|cockroach(db)?|clickhouse|elasticsearch|opensearch|influxdb|neo4j|etcd|consul|zookeeper|kafka|rabbitmq|nats|mssql|oracle|db2|firebird|dynamodb|meilisearch|typesense|qdrant|milvus|weaviate)([-_.]|$)/;

/** Looks at one that stands before a data store, or measures it, and is none. */
const beside = /(^|[-_.])(exporter|admin|ui|proxy|commander|express|backup)([-_.]|$)/;

/** The ports that data stores listen on, by IANA or by their own documentation. */
const storePorts: ReadonlySet<number> = new Set([
  1433, 1521, 2379, 3306, 3050, 4222, 5432, 5672, 5984, 6379, 7687, 9042, 9092, 9200, 9300, 11211,
  26257, 27017, 33060,
]);

/**
 * A running container publishes a TCP port on all addresses of the host and is a data store: by its image (`postgres`,
 * `mysql`, `redis`, …, not their exporters and consoles), or because that port inside is one of a data store (5432,
 * 3306, 6379, …). Ports for administration are another rule's. Facts: each such port as `host:container/tcp`.
 */
export const publishedData: Rule = function* ({ landscape }) {
  for (const container of landscape.containers.filter(isActive)) {
    const ports = widePorts(container).filter(
      ({ protocol, containerPort }) => protocol === 'tcp' && isData(container, containerPort),
    );
    if (ports.length > 0) yield aboutContainer(container, ports.map(mappingOf));
  }
};

/** True where that TCP port of such a container is one by which data is reached. */
export function isData(container: Pick<Container, 'image'>, port: number): boolean {
  if (storePorts.has(port)) return true;
  return isStore(container) && !administrationPorts.has(port);
}

/** A database, cache, queue or search by its image. */
export function isStore(container: Pick<Container, 'image'>): boolean {
  return stores.test(imageName(container)) && !isBesideStore(container);
}

/** Looks at a data store, measures it or keeps copies of it, by its image. */
export function isBesideStore(container: Pick<Container, 'image'>): boolean {
  const name = imageName(container);
  return stores.test(name) && beside.test(name);
}
