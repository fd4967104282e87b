// An S3 server that others wrote, on a free port, until its input ends. Its first line of output is its address.
import S3rver from 's3rver';

const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: process.argv[2],
  configureBuckets: [{ name: 'the-bucket' }],
});
const { port } = await server.run();
console.log(`http://127.0.0.1:${port}/`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
