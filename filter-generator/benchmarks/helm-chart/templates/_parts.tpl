{{- define "metadata" }}
metadata:
  name: {{ .name }}
  namespace: {{ .root.Values.metadata.namespace }}
  labels:
    app.kubernetes.io/managed-by: meshlane
    meshlane.io/topology: {{ .root.Values.metadata.name }}
{{- end }}

{{- define "routes" }}
  {{- $prefix := .prefix }}
  {{- $service := .service }}
  {{- $host := .host }}
  {{- $port := .port }}
  {{- $baseline := .root.Values.spec.baseline }}
  {{- range without .service.versions $baseline }}
  - name: {{ $prefix }}lane-{{ . }}
    match:
    - headers:
        project-version:
          exact: {{ . }}
    timeout: {{ $service.traffic.timeout }}
    route:
    - destination:
        host: {{ $host }}
        subset: {{ . }}
        {{- include "port" $port }}
  {{- end }}
  - name: {{ $prefix }}baseline
    timeout: {{ $service.traffic.timeout }}
    route:
    - destination:
        host: {{ $host }}
        subset: {{ $baseline }}
        {{- include "port" $port }}
{{- end }}

{{- define "port" }}
{{- if . }}
        port:
          number: {{ . }}
{{- end }}
{{- end }}
