import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig, variables } from '@payee-check/bff';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { filesUnder, isPresent, read, root } from './files.ts';

interface Probe {
  readonly httpGet?: { readonly path: string };
}

interface Container {
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

interface PodSpec {
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly [Container];
  readonly volumes: readonly { readonly name: string }[];
}

/** The parts of any manifest that are tested here. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly resources?: readonly string[];
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly selector?: { readonly matchLabels?: object };
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: PodSpec };
    readonly ports?: readonly { readonly targetPort: string }[];
  };
}

function manifestsIn(path: string): Manifest[] {
  return parseAllDocuments(read(path)).map((document) => {
    expect(document.errors).toEqual([]);
    const manifest: Manifest = document.toJS();
    return manifest;
  });
}

const folder = 'deploy/kubernetes';
const [kustomization] = manifestsIn(`${folder}/kustomization.yaml`);
const manifests = (kustomization?.resources ?? []).flatMap((file) => manifestsIn(`${folder}/${file}`));

function find(kind: string, name: string): Manifest {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name}`);
  return found;
}

const deployment = find('Deployment', 'bff').spec;
const pod = deployment.template.spec;
const [container] = pod.containers;

describe('the Kubernetes manifests', () => {
  it('are all listed, and each has a stable kind and version', () => {
    const files = filesUnder(folder).map((path) => path.slice(folder.length + 1));
    expect([...(kustomization?.resources ?? []), 'kustomization.yaml'].sort()).toEqual(files.sort());
    for (const { apiVersion } of manifests) {
      expect(['v1', 'apps/v1', 'policy/v1', 'autoscaling/v2', 'networking.k8s.io/v1']).toContain(apiVersion);
    }
    expect(manifests.some(({ kind }) => kind === 'Secret')).toBe(false);
  });

  it.each(
    manifests
      .filter(({ kind }) => kind === 'Deployment')
      .map((manifest) => [manifest.metadata.name, manifest] as const),
  )('run %s without privileges, on a read-only file system, within bounds', (_, { spec }) => {
    expect(spec.template.spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: expect.any(Number),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          resources: { requests: { cpu: expect.any(String) }, limits: { memory: expect.any(String) } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    });
    expect(spec.template.metadata.labels).toMatchObject(spec.selector?.matchLabels ?? { no: 'selector' });
  });

  it('probe liveness and readiness where the BFF reports them', () => {
    expect(container.startupProbe?.httpGet?.path).toBe('/healthz');
    expect(container.livenessProbe.httpGet?.path).toBe('/healthz');
    expect(container.readinessProbe.httpGet?.path).toBe('/readyz');
  });

  it('give a pod enough time to drain', () => {
    const { deadlineMs } = loadConfig({}).checks;
    const [program, , code = ''] = container.lifecycle?.preStop.exec.command ?? [];
    expect(program).toBe('node');
    const preStopMs = Number(/(\d+)\)$/.exec(code)?.[1]);
    expect((pod.terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThanOrEqual(preStopMs + deadlineMs + 15_000);
  });

  it('name existing settings, and secrets only as mounted files', () => {
    const settings = find('ConfigMap', 'payee-check').data ?? {};
    const known = new Map(variables.map((variable) => [variable.name, variable]));
    for (const name of Object.keys(settings)) expect(known.get(name)).toMatchObject({ secret: false });
    const [mount] = container.volumeMounts;
    for (const { name, value } of container.env ?? []) {
      const variable = name.replace(/_FILE$/, '');
      expect(known.get(variable)).toMatchObject({ secret: true });
      expect(value).toBe(`${mount?.mountPath}/${variable}`);
    }
    expect(container.envFrom).toEqual([{ configMapRef: { name: 'payee-check' } }]);
  });

  it('refer to existing pods and volumes', () => {
    for (const { spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
      const { containers, volumes } = spec.template.spec;
      expect(containers[0].volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
    }
    for (const { metadata, spec } of manifests.filter(({ kind }) => kind === 'Service')) {
      const [target] = find('Deployment', metadata.name).spec.template.spec.containers;
      expect(target.ports.map(({ name }) => name)).toContain(spec.ports?.[0]?.targetPort);
      expect(find('Deployment', metadata.name).spec.template.metadata.labels).toMatchObject(spec.selector ?? {});
    }
    expect(find('HorizontalPodAutoscaler', 'bff').spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'bff' },
    });
    expect(find('PodDisruptionBudget', 'bff').spec.selector).toEqual(deployment.selector);
  });

  it('let a pod reach the internet on 443 and nothing private', () => {
    const policy: unknown = find('NetworkPolicy', 'bff').spec;
    expect(policy).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
    const text = JSON.stringify(policy);
    for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'])
      expect(text).toContain(range);
  });

  it('forward requests as the shipped nginx does, and only once', () => {
    const { metadata, spec } = find('Ingress', 'bff');
    const { waitMs } = loadConfig({}).checks;
    const seconds = Number(metadata.annotations?.['nginx.ingress.kubernetes.io/proxy-read-timeout']);
    expect(seconds * 1000).toBeGreaterThan(waitMs);
    expect(metadata.annotations?.['nginx.ingress.kubernetes.io/proxy-next-upstream']).toBe('off');
    const { PUBLIC_URL } = find('ConfigMap', 'payee-check').data ?? {};
    expect(JSON.stringify(spec)).toContain(`"host":"${new URL(PUBLIC_URL ?? '').host}"`);
    expect(JSON.stringify(spec)).toContain('"service":{"name":"bff","port":{"name":"http"}}');
  });

  it('set Redis up as the compose file does', () => {
    const settings = (text = '') => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(settings(find('ConfigMap', 'redis').data?.['redis.conf'])).toEqual(
      settings(read('deploy/redis/redis.conf')),
    );
  });

  if (isPresent('kubectl', 'kubernetes-client')) {
    it('can be built by kubectl', () => {
      const output = execFileSync('kubectl', ['kustomize', join(root, folder)], { encoding: 'utf8' });
      expect(parseAllDocuments(output)).toHaveLength(manifests.length);
    });

    it('leave Redis out if somebody else runs it, and allow connections to that one', () => {
      const output = execFileSync('kubectl', ['kustomize', join(root, `${folder}-managed-redis`)], {
        encoding: 'utf8',
      });
      const names = parseAllDocuments(output).map((document) => {
        const { kind, metadata }: Manifest = document.toJS();
        return `${kind} ${metadata.name}`;
      });
      expect(names).toContain('NetworkPolicy bff-to-redis');
      expect(names.filter((name) => name.endsWith(' redis'))).toEqual([]);
      expect(names).toHaveLength(
        manifests.length + 1 - manifests.filter(({ metadata }) => metadata.name === 'redis').length,
      );
    });
  }
});
