import react from '@vitejs/plugin-react'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Writes .br and .gz beside each built text file, so that the server sends them as they are. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  enforce: 'post',
  // After Vite has put in its list of what each page preloads.
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|html)$/.test(fileName)) continue
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) })
      }
    },
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompressed()],
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2024', chunkSizeWarningLimit: 700, rolldownOptions: { checks: { pluginTimings: false } } },
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules', '../node_modules'], quietDeps: true } } },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4400' } },
})
