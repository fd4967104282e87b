using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Procur.Integrations.Benchmarks.Erp;

/// <summary>
/// SAP by hand, with the requests that ours makes: an order is looked for by its reference before it is made, with the session's token in hand; read, it
/// comes with what was received and billed of it.
/// </summary>
internal sealed class FloorBuyer(HttpClient client)
{
    private const string Expand = "$expand=to_PurchaseOrderItem%2Cto_PurchaseOrderItem%2Fto_AccountAssignment";
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("buyer:benchmark"));
    private (string Token, string Cookie)? session;

    public async Task<FloorOrder> GetAsync()
    {
        var order = await ReadAsync(
            $"{Orders.Service}/A_PurchaseOrder(%27{Orders.Number}%27)?{Expand}",
            FloorErpJson.Default.FloorEntityFloorOrder
        );
        await ReadAsync(
            $"{Orders.Receipts}?$filter=PurchaseOrder%20eq%20%27{Orders.Number}%27&$orderby=MaterialDocumentYear%2CMaterialDocument%2CMaterialDocumentItem",
            FloorErpJson.Default.FloorEntityFloorResultsFloorReceipt
        );
        await ReadAsync(
            $"{Orders.Billed}?$filter=PurchaseOrder%20eq%20%27{Orders.Number}%27&$orderby=SupplierInvoice%2CFiscalYear%2CSupplierInvoiceItem",
            FloorErpJson.Default.FloorEntityFloorResultsFloorBilled
        );
        return order;
    }

    public async Task<FloorOrder> CreateAsync()
    {
        var reference = Orders.NextReference();
        await ReadAsync(
            $"{Orders.Service}/A_PurchaseOrder?$filter=CorrespncExternalReference%20eq%20%27{reference}%27&{Expand}&$orderby=PurchaseOrder",
            FloorErpJson.Default.FloorEntityFloorResultsFloorOrder
        );
        var (token, cookie) = session ??= await LogOnAsync();
        using var request = Request(HttpMethod.Post, $"{Orders.Service}/A_PurchaseOrder");
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("Cookie", cookie);
        request.Content = JsonContent.Create(
            new FloorNewOrder(
                "1010",
                "NB",
                "17300001",
                "1010",
                "001",
                "/Date(1762992000000)/",
                "EUR",
                reference,
                new FloorResults<FloorNewItem>([Item("10", "Office chair", "25.00", "10"), Item("20", "Desk", "250.00", "2")])
            ),
            FloorErpJson.Default.FloorNewOrder
        );
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(FloorErpJson.Default.FloorEntityFloorOrder))!.D;
    }

    private static FloorNewItem Item(string number, string text, string price, string quantity) =>
        new(
            number,
            text,
            "1010",
            "L001",
            quantity,
            "EA",
            price,
            "1",
            "V1",
            "K",
            new FloorResults<FloorAssignment>([new FloorAssignment("1", "10101101", "61003000")])
        );

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic);
        request.Headers.Add("Accept", "application/json");
        return request;
    }

    private async Task<T> ReadAsync<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<FloorEntity<T>> type)
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(type))!.D;
    }

    private async Task<(string Token, string Cookie)> LogOnAsync()
    {
        using var request = Request(HttpMethod.Head, Orders.Service + "/");
        request.Headers.Add("X-CSRF-Token", "Fetch");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var cookies = response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        return (response.Headers.GetValues("X-CSRF-Token").First(), string.Join("; ", cookies));
    }
}
