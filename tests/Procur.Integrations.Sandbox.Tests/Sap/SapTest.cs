using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Sap;

/// <summary>Speaks SAP's wire format by hand.</summary>
public abstract class SapTest : SandboxTest
{
    protected const string V2 = "sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV/";
    protected const string V4 = "sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/";
    protected const string Invoices = "sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/";

    protected const string OrderV2 =
        """{"CompanyCode":"1710","Supplier":"17300001","DocumentCurrency":"USD","CorrespncExternalReference":"PR-1","PurchaseOrderDate":"/Date(1767225600000)/","YY1_Own_PDH":"x","to_PurchaseOrderItem":{"results":[{"PurchaseOrderItemText":"Chairs","Plant":"1710","MaterialGroup":"L001","OrderQuantity":"10","NetPriceAmount":"5.00","NetPriceQuantity":"1"}]}}""";

    protected const string OrderV4 =
        """{"CompanyCode":"1710","Supplier":"17300001","DocumentCurrency":"USD","PurchaseOrderDate":"2026-01-01","_PurchaseOrderItem":[{"PurchaseOrderItemText":"Chairs","Plant":"1710","MaterialGroup":"L001","OrderQuantity":10,"NetPriceAmount":5.00,"NetPriceQuantity":1}]}""";

    protected HttpRequestMessage Request(HttpMethod method, string path, string? body = null, string? account = null)
    {
        var settings = Sandbox.Account("sap", account).Settings;
        var request = new HttpRequestMessage(method, new Uri(Sandbox.AddressOf("sap"), path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings["UserName"]}:{settings["Password"]}"))
        );
        request.Headers.Accept.ParseAdd("application/json");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    protected async Task<(int Status, string Body, HttpResponseHeaders Headers)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Headers);
        }
    }

    protected async Task<(string Token, string Cookie)> SessionAsync(string service = V2, string? account = null)
    {
        var fetch = Request(HttpMethod.Head, service, account: account);
        fetch.Headers.Add("X-CSRF-Token", "Fetch");
        var (status, _, headers) = await SendAsync(fetch);
        Assert.Equal(200, status);
        return (
            headers.GetValues("x-csrf-token").Single(),
            string.Join("; ", headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]))
        );
    }

    protected async Task<(int Status, JsonNode? Json, string Body)> ChangeAsync(
        HttpMethod method,
        string path,
        string? body,
        string? version = null
    )
    {
        var (token, cookie) = await SessionAsync();
        var request = Request(method, path, body);
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("Cookie", cookie);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        var (status, text, _) = await SendAsync(request);
        return (status, text.StartsWith('{') ? JsonNode.Parse(text) : null, text);
    }

    protected async Task<JsonNode> GetAsync(string path) => JsonNode.Parse((await SendAsync(Request(HttpMethod.Get, path))).Body)!;
}
