using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>A row for each failure that SAP documents, and for what nobody has heard of.</summary>
public sealed class FailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Reply, IntegrationErrorKind, string?, bool> Rows =>
        new()
        {
            { "v2 validation", V2(400, "ME/083"), IntegrationErrorKind.Validation, "ME/083", false },
            { "v4 validation", V4(400, "ME/083"), IntegrationErrorKind.Validation, "ME/083", false },
            { "locked", V2(400, "ME/006"), IntegrationErrorKind.Conflict, "ME/006", false },
            { "locked material", V2(400, "M3/023"), IntegrationErrorKind.Conflict, "M3/023", false },
            { "no logon", Reply.Html("<html>no</html>", 401), IntegrationErrorKind.Authentication, null, false },
            {
                "logon page with 200",
                Reply.Html("<html><body class='sap-system-login'></body></html>"),
                IntegrationErrorKind.Authentication,
                "logon-page",
                false
            },
            { "no right", V2(403, "/IWFND/CM_MGW/096"), IntegrationErrorKind.Permission, "/IWFND/CM_MGW/096", false },
            { "not activated", V2(404, "/IWFND/MED/170"), IntegrationErrorKind.Permission, "/IWFND/MED/170", false },
            { "not there", V2(404, "MEPO/000"), IntegrationErrorKind.NotFound, "MEPO/000", false },
            { "conflict", V2(409, "X/001"), IntegrationErrorKind.Conflict, "X/001", false },
            { "stale", V2(412, "/IWBEP/CM_MGW_RT/061"), IntegrationErrorKind.Conflict, "/IWBEP/CM_MGW_RT/061", false },
            { "no version", Reply.Empty(428), IntegrationErrorKind.Validation, "428", false },
            { "dump", V2(500, "/IWBEP/CM_MGW_RT/022"), IntegrationErrorKind.Unavailable, "/IWBEP/CM_MGW_RT/022", true },
            { "business error with 500", V2(500, "/IWBEP/CM_MGW_RT/022", "M8/534"), IntegrationErrorKind.Validation, "M8/534", false },
            { "business error with 500 in v4", V4(500, "SY/530", "06/321"), IntegrationErrorKind.Validation, "06/321", false },
            { "bare 500", Reply.Html("<html>dump</html>", 500), IntegrationErrorKind.Unavailable, null, true },
            { "busy gateway", Reply.Html("<html>503</html>", 503), IntegrationErrorKind.Unavailable, null, true },
            { "XML", Xml(400, "ME/083"), IntegrationErrorKind.Validation, "ME/083", false },
            {
                "XML with a document type",
                Reply.Html("""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><error><code>&x;</code></error>""", 400) with
                {
                    Headers = [new("Content-Type", "application/xml")],
                },
                IntegrationErrorKind.Validation,
                null,
                false
            },
            { "error of another shape", Reply.Json("""{"error":"x"}""", 400), IntegrationErrorKind.Validation, null, false },
            { "a status nobody has heard of", Reply.Json("{}", 418), IntegrationErrorKind.Validation, null, false },
            { "2xx without an entity", Reply.Json("{}"), IntegrationErrorKind.Protocol, null, true },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_failure_is_told_by_its_kind_and_code(
        string name,
        Reply reply,
        IntegrationErrorKind kind,
        string? code,
        bool unknown
    )
    {
        await using var standIn = StandIn.Start().Always(request => request.Method == "POST" ? reply : new SapFixture().Aside(request)!);
        var options = SapHosts.Options(standIn.Endpoint);
        options.Resilience.MaxAttempts = 1;
        using var connection = SapIntegration.CreateConnection(options);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            connection.Get<IErpConnector>().CreatePurchaseOrderAsync(new SapFixture().Ordering(), Token)
        );

        Assert.NotEmpty(name);
        Assert.Equal((kind, code, unknown), (e.Kind, e.ProviderCode, e.OutcomeUnknown));
    }

    [Fact]
    public async Task A_document_that_somebody_has_open_is_tried_again()
    {
        var tries = 0;
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Method != "POST" ? new SapFixture().Aside(request)!
                : Interlocked.Increment(ref tries) == 1 ? V2(400, "ME/006")
                : Reply.Json($$"""{"d":{{SapBodies.OrderV2}}}""", 201)
            );
        using var connection = SapIntegration.CreateConnection(
            SapHosts.Options(standIn.Endpoint),
            new ManualTimeProvider { AutoAdvance = true }
        );

        await connection.Get<IErpConnector>().CreatePurchaseOrderAsync(new SapFixture().Ordering(), Token);

        Assert.Equal(2, tries);
    }

    private static Reply V2(int status, string code, string? detail = null) =>
        Reply.Json(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = code,
                    ["message"] = new JsonObject { ["lang"] = "en", ["value"] = "No" },
                    ["innererror"] = new JsonObject { ["errordetails"] = new JsonArray(Detail(detail ?? code)) },
                },
            }.ToJsonString(),
            status
        );

    private static Reply V4(int status, string code, string? detail = null) =>
        Reply.Json(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = code,
                    ["message"] = "No",
                    ["details"] = new JsonArray(Detail(detail ?? code)),
                },
            }.ToJsonString(),
            status
        );

    private static JsonObject Detail(string code) =>
        new()
        {
            ["code"] = code,
            ["message"] = "No",
            ["severity"] = "error",
        };

    private static Reply Xml(int status, string code) =>
        Reply.Html($"<?xml version=\"1.0\"?><error><code>{code}</code><message>No</message></error>", status) with
        {
            Headers = [new("Content-Type", "application/xml;charset=utf-8")],
        };
}
