using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Sap.Tests;

/// <summary>The same over OData v4, where purchase orders speak it.</summary>
public sealed class SapV4Fixture : SapFixture
{
    public override Reply Done => Reply.Json(SapBodies.OrderV4, 201);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>(base.Settings(endpoint, canary)) { ["PurchaseOrderVersion"] = "V4" };

    public override IReadOnlyDictionary<string, string?> SandboxSettings(IntegrationSandbox sandbox) =>
        new Dictionary<string, string?> { ["Integrations:Sap:PurchaseOrderVersion"] = "V4" };

    public override Reply? Aside(ReceivedRequest request) =>
        request?.Method == "GET" ? Reply.Json("""{"value":[],"d":{"results":[]}}""") : base.Aside(request!);
}
