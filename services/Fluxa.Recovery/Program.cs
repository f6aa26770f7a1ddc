using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Draining;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;
using Fluxa.Recovery;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Groups;
using Fluxa.Recovery.Native;
using Fluxa.Recovery.Redrives;

if (HealthProbe.IsAskedFor(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("recovery");
builder.AddFluxaDrain();
builder.AddFluxaAccess();
builder.Services.AddFluxaTopology(builder.Configuration);
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddRecovery(builder.Configuration);

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaDrain();
app.UseFluxaAccess();
app.MapFluxaHealth();
app.MapGroups();
app.MapFailures();
app.MapChanges();
app.MapRedrives();
app.MapAudit();
app.MapNative();
return await app.RunFluxaAsync();
