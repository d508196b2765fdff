// proxies connects as many sidecars to an istiod and acknowledges all it sends. They have no Envoy and serve nobody.
// For each line of its standard input it says how many answers and bytes have come; it ends with its input.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"sync/atomic"
	"time"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	discovery "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
)

const (
	prefix    = "type.googleapis.com/envoy.config."
	clusters  = prefix + "cluster.v3.Cluster"
	listeners = prefix + "listener.v3.Listener"
	routes    = prefix + "route.v3.RouteConfiguration"
)

var responses, bytes atomic.Int64

func main() {
	istiod := flag.String("istiod", "", "host and port of istiod's plain xDS port, 15010")
	number := flag.Int("number", 100, "how many")
	namespace := flag.String("namespace", "", "of their pods, which are called proxy-1 and so on")
	port := flag.String("port", "8080", "of the services whose routes they ask for")
	flag.Parse()
	for i := 1; i <= *number; i++ {
		go connect(*istiod, node(i, *namespace), *port)
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println(responses.Load(), bytes.Load())
	}
}

func node(i int, namespace string) *core.Node {
	metadata, err := structpb.NewStruct(map[string]any{
		"NAMESPACE": namespace, "CLUSTER_ID": "Kubernetes", "ISTIO_VERSION": "1.29.0",
	})
	if err != nil {
		log.Fatal(err)
	}
	id := fmt.Sprintf("sidecar~10.253.%d.%d~proxy-%d.%s~%s.svc.cluster.local", i/250, i%250+1, i, namespace, namespace)
	return &core.Node{Id: id, Metadata: metadata}
}

// connect stays connected: istiod turns new proxies away for a while when many come at once.
func connect(istiod string, node *core.Node, port string) {
	connection, err := grpc.NewClient(istiod, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1<<30)))
	if err != nil {
		log.Fatal(err)
	}
	names := map[string][]string{clusters: nil, listeners: nil, routes: {port}}
	for {
		if err := converse(connection, node, names); status.Code(err) != codes.ResourceExhausted {
			log.Fatal(err)
		}
		time.Sleep(time.Second)
	}
}

func converse(connection *grpc.ClientConn, node *core.Node, names map[string][]string) error {
	stream, err := discovery.NewAggregatedDiscoveryServiceClient(connection).StreamAggregatedResources(context.Background())
	if err != nil {
		return err
	}
	for _, kind := range []string{clusters, listeners, routes} {
		if err := stream.Send(&discovery.DiscoveryRequest{Node: node, TypeUrl: kind, ResourceNames: names[kind]}); err != nil {
			return err
		}
	}
	for {
		got, err := stream.Recv()
		if err != nil {
			return err
		}
		responses.Add(1)
		bytes.Add(int64(proto.Size(got)))
		acknowledgement := &discovery.DiscoveryRequest{TypeUrl: got.TypeUrl, VersionInfo: got.VersionInfo,
			ResponseNonce: got.Nonce, ResourceNames: names[got.TypeUrl]}
		if err := stream.Send(acknowledgement); err != nil {
			return err
		}
	}
}
