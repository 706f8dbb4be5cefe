/** A process that starts a cluster, says where it lies and who runs it, and holds it until it is killed. Started by a test. */
import { startCluster } from './cluster.ts'

const cluster = await startCluster()
console.log(`${cluster!.folder} ${cluster!.pid}`)
setInterval(() => undefined, 1_000)
