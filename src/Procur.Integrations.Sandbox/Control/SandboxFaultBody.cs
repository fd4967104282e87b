namespace Procur.Integrations.Sandbox.Control;

/// <summary>A fault, on the wire: its text, and what the text has no place for.</summary>
internal sealed record SandboxFaultBody(string Fault, string? Account, string? Method, string? Path)
{
    public static SandboxFaultBody Of(SandboxFault fault) => new(fault.ToString(), fault.Account, fault.Method, fault.Path);

    public SandboxFault Read() =>
        SandboxFault.TryParse(Fault, out var fault, out var error)
            ? fault with
            {
                Account = Account,
                Method = Method,
                Path = Path,
            }
            : throw new SandboxException(error);
}
