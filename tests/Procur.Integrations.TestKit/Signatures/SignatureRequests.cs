namespace Procur.Integrations.TestKit;

/// <summary>The requests of the signature suites.</summary>
internal static class SignatureRequests
{
    public const string First = "buyer@procur.example";
    public const string Second = "supplier@procur.example";

    public static byte[] Contract { get; } = SamplePdf.Of("Contract 17 /sign1/ /sign2/");

    public static EnvelopeRequest Envelope() =>
        new()
        {
            Subject = "Contract 17",
            Message = "Please sign.",
            Reference = "PO-1001",
            Documents = [new SignatureDocument("contract.pdf", FileContent.FromBytes(Contract))],
            Signers =
            [
                new EnvelopeSigner(First, "Bahati Buyer")
                {
                    Tabs = [new(SignatureTabKind.Signature, SignatureTabPlace.At("/sign1/", 10, 0))],
                },
                new EnvelopeSigner(Second, "Sifa Supplier")
                {
                    Order = 2,
                    Tabs =
                    [
                        new(SignatureTabKind.Signature, SignatureTabPlace.OnPage(1, 1, 100, 600)),
                        new(SignatureTabKind.DateSigned, SignatureTabPlace.OnPage(1, 1, 100, 650)),
                        new(SignatureTabKind.Text, SignatureTabPlace.OnPage(1, 1, 300, 600)) { Label = "title", IsRequired = false },
                    ],
                },
            ],
            Copies = [new EnvelopeCopy("records@procur.example", "Records")],
            Metadata = new Dictionary<string, string> { ["department"] = "IT" },
        };

    public static SignatureTemplateRequest Template(string name = "Supplier contract") =>
        new()
        {
            Name = name,
            Subject = "Sign the supplier contract",
            Description = "For suppliers",
            Documents = [new SignatureDocument("contract.pdf", FileContent.FromBytes(Contract))],
            Roles =
            [
                new TemplateRole("Supplier") { Tabs = [new(SignatureTabKind.Signature, SignatureTabPlace.At("/sign1/"))] },
                new TemplateRole("Records") { Kind = RecipientKind.Copy, Order = 2 },
            ],
        };
}
